"""How fast answers are verified and nonces scanned, beside the bare cost of the same hash calls.

Each build runs in a process of its own: the interpreted one, and the compiled one if there is one.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tiny_keccak

from zgspec.compiled import VARIABLE, activate_from_environment

ROOT: Final = Path(__file__).resolve().parents[1]
REPEATS: Final = 60
WORKER: Final = "--worker"
PROOF_LENGTH: Final = 31
"""Siblings of a unit in a log of 8 TiB."""

VERIFICATION_GOAL: Final = 0.45
SCAN_GOAL: Final = 900
RATIO_GOAL: Final = 1.5


@dataclass(frozen=True)
class Work:
    """What is measured, in one mainnet-size step each."""

    verify: Callable[[], object]
    scan: Callable[[], object]


def get_bytes(length: int) -> bytes:
    """Return bytes that depend on the length alone."""
    return hashlib.shake_256(length.to_bytes(8, "big")).digest(length)


def get_work() -> Work:
    """Return the steps; the modules are imported only once the build is chosen."""
    from zgspec.mainnet import primitives, storage
    from zgspec.runtime import Bytes32, bytes32, u64, u256

    def word(number: int) -> Bytes32:
        return bytes32(get_bytes(number + 1000)[:32])

    length = primitives.entries(2**35)
    own = storage.RecallRange(u256(0), u256(length), u64(0), u64(2**64 - 1))
    digest = storage.compute_range_digest(own)
    seed = storage.compute_pad_seed(word(1), word(2), word(3), digest)
    recall_seed = storage.compute_recall_seed(storage.compute_scratch_pad(seed))
    segment = storage.compute_recall_segment(own, recall_seed)
    position = storage.compute_recall_position(u256(0), segment, u64(5))
    sealed = get_bytes(storage.UNIT_SIZE)
    proof = [word(10 + index) for index in range(PROOF_LENGTH)]
    answer = storage.MineAnswer(
        word(4), word(2), word(1), own, position, u256(5), word(5), sealed, proof
    )
    mask = storage.compute_first_mask(word(1), word(5), position)
    unit = storage.compute_unsealed_data(sealed, mask)
    context = storage.MineContext(
        storage.epoch(1),
        primitives.block_number(1),
        storage.compute_recovered_flow_root(unit, position, proof),
        length,
        word(6),
        word(4),
    )
    covered = storage.EpochRange(primitives.entries(0), length, word(5))
    held = storage.SealedSegment(
        get_bytes(storage.SEGMENT_SIZE), [True] * storage.UNITS_PER_SEGMENT
    )

    def verify() -> object:
        return storage.verify_pora(answer, context, covered, word(3), u64(1), u256(2**256 - 1))

    def scan() -> object:
        pad_seed = storage.compute_pad_seed(word(1), word(2), word(3), digest)
        pad = storage.compute_scratch_pad(pad_seed)
        index = storage.compute_recall_segment(own, storage.compute_recall_seed(pad))
        return index, storage.get_winning_offset(held, pad_seed, pad, u256(0))

    return Work(verify, scan)


def get_bare_work() -> Work:
    """Return the hash calls of both steps, on inputs of the same lengths."""
    keccak, blake = tiny_keccak.keccak256, hashlib.blake2b
    inputs = {size: get_bytes(size) for size in (32, 64, 96, 128, 256, 4224)}

    def make_pad() -> None:
        blake(inputs[128]).digest()
        data = inputs[64]
        for _ in range(512):
            keccak(data)
        keccak(data)

    def verify() -> object:
        keccak(inputs[128])
        keccak(inputs[96])
        data = inputs[32]
        for _ in range(127):
            keccak(data)
        data = inputs[256]
        for _ in range(16):
            keccak(data)
        data = inputs[64]
        for _ in range(15 + PROOF_LENGTH):
            keccak(data)
        make_pad()
        return blake(inputs[4224]).digest()

    def scan() -> object:
        make_pad()
        data = inputs[4224]
        for _ in range(64):
            blake(data).digest()
        return None

    return Work(verify, scan)


def measure(step: Callable[[], object]) -> float:
    """Return the least CPU seconds of a step."""
    times: list[float] = []
    for _ in range(REPEATS):
        start = time.process_time()
        step()
        times.append(time.process_time() - start)
    return min(times)


def run_worker() -> None:
    """Print results and times of the build that is chosen, and the bare times in the same process."""
    activate_from_environment()
    work, bare = get_work(), get_bare_work()
    result = hashlib.sha256(repr((work.verify(), work.scan())).encode()).hexdigest()
    steps = (work.verify, work.scan, bare.verify, bare.scan)
    print(json.dumps({"result": result, "times": [measure(step) for step in steps]}))


def get_measured(choice: str) -> tuple[str, list[float]] | None:
    """Return what the worker prints for a build, or None where there is no such build."""
    environment = {**os.environ, VARIABLE: choice, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bench.mining_speed", WORKER]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        if choice == "0":
            raise SystemExit(done.stderr)
        return None
    found = json.loads(done.stdout)
    return str(found["result"]), [float(seconds) for seconds in found["times"]]


def main() -> int:
    """Print a table of both builds; return 1 if they gave different results."""
    print(f"mining at mainnet size, least CPU time of {REPEATS}; load {os.getloadavg()[0]:.1f}")
    print(f"{'':12} {'verify ms':>10} {'/ hashes':>9} {'nonces/s':>9} {'/ hashes':>9}")
    results: set[str] = set()
    for name, choice in (("interpreted", "0"), ("compiled", "1")):
        found = get_measured(choice)
        if found is None:
            print(f"{name:12} not there or out of date; run make compile first")
            continue
        results.add(found[0])
        verify, scan, bare_verify, bare_scan = found[1]
        print(
            f"{name:12} {verify * 1e3:10.3f} {verify / bare_verify:8.2f}x "
            f"{1 / scan:9.0f} {scan / bare_scan:8.2f}x"
        )
        print(f"{'hash calls':12} {bare_verify * 1e3:10.3f} {'':9} {1 / bare_scan:9.0f}")
    print(
        f"goals: verify below {VERIFICATION_GOAL} ms and {RATIO_GOAL}x, {SCAN_GOAL} nonces a second"
    )
    return 0 if len(results) == 1 else 1


if __name__ == "__main__":
    if sys.argv[1:] == [WORKER]:
        run_worker()
    else:
        sys.exit(main())
