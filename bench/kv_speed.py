"""How long a node takes to replay a million operations of the key-value layer, interpreted and compiled.

An operation is a read, a write or an operation on roles. Each build and shape runs in a process of its own on one
core; the files are made before the clock starts, and the states are compared before the times are shown.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from zgspec.compiled import VARIABLE, activate_from_environment

if TYPE_CHECKING:
    from zgspec.mainnet import storage

ROOT: Final = Path(__file__).resolve().parents[1]
WORKER: Final = "--worker"
OPERATIONS: Final = 1_000_000
GOAL: Final = 30
"""CPU seconds of the interpreted build."""


@dataclass(frozen=True)
class Shape:
    """The transactions of a run: how many streams and keys there are, and how many items each list has."""

    streams: int
    keys: int
    reads: int
    writes: int
    controls: int

    @property
    def size(self) -> int:
        """Return the operations of one transaction."""
        return self.reads + self.writes + self.controls


SHAPES: Final = {
    "64 streams, mixed": Shape(64, 100_000, 300, 600, 100),
    "one stream, one key in 8": Shape(1, 125_000, 0, 1_000, 0),
    "one stream, every key is new": Shape(1, 0, 0, 1_000, 0),
    "small transactions, mixed": Shape(16, 10_000, 1, 2, 1),
    "one account, roles come and go": Shape(1, 100, 0, 0, 1_000),
}


def draw_transactions(shape: Shape) -> Iterator[storage.StreamTransaction]:
    """Yield transactions with a million operations; no two keys of `every key is new` are the same."""
    from zgspec.mainnet import primitives, storage
    from zgspec.runtime import bytes32, u64

    random = Random(shape.size)
    stream_ids = [bytes32(index.to_bytes(32, "big")) for index in range(1, shape.streams + 1)]
    owner = primitives.address(b"\x01" * 20)
    tags = storage.encode_stream_tags(stream_ids)
    operations = [*storage.AccessOperation][2:]

    def draw_key() -> bytes:
        number = random.randrange(shape.keys) if shape.keys else random.randrange(2**60)
        return number.to_bytes(8, "big")

    def draw_control() -> storage.AccessControl:
        operation = random.choice(operations)
        account = primitives.address(random.randrange(1_000).to_bytes(20, "big"))
        return storage.AccessControl(
            operation,
            random.choice(stream_ids),
            draw_key() if storage.has_key(operation) else b"",
            account if storage.has_account(operation) else primitives.ZERO_ADDRESS,
        )

    for sequence in range(OPERATIONS // shape.size):
        data = storage.StreamData(
            u64(2**64 - 1),
            [storage.KeyRead(random.choice(stream_ids), draw_key()) for _ in range(shape.reads)],
            [
                storage.KeyWrite(random.choice(stream_ids), draw_key(), b"value")
                for _ in range(shape.writes)
            ],
            [draw_control() for _ in range(shape.controls)],
        )
        yield storage.StreamTransaction(
            u64(sequence),
            owner,
            tags,
            primitives.entries(sequence * 1_000),
            storage.encode_stream_data(data),
            storage.Availability.AVAILABLE,
        )


def summarize(state: storage.KvState) -> str:
    """Return a digest of the keys, values, roles and results of a node."""
    digest = hashlib.sha256()
    for stream_id, stream in sorted(state.streams.items()):
        digest.update(stream_id)
        for key in [key for block in stream.key_blocks for key in block]:
            digest.update(key)
            digest.update(repr(stream.keys[key].versions).encode())
        digest.update(repr([sorted(stream.writers.items()), len(stream.key_writers)]).encode())
    digest.update(repr([result.status.name for result in state.results.values()]).encode())
    return digest.hexdigest()


def run_worker(name: str) -> None:
    """Print the digest, the committed transactions and the CPU seconds of one shape."""
    activate_from_environment()
    from zgspec.mainnet import storage

    transactions = [*draw_transactions(SHAPES[name])]
    stream_ids = storage.decode_stream_tags(transactions[0].tags)
    state = storage.compute_initial_kv_state(stream_ids, False)
    start = time.process_time()
    for transaction in transactions:
        storage.process_replay(state, transaction)
    seconds = time.process_time() - start
    statuses = [result.status for result in state.results.values()]
    committed = statuses.count(storage.ReplayStatus.COMMIT)
    if committed != len(transactions):
        raise SystemExit(f"{name}: {committed} of {len(transactions)} transactions commit")
    print(json.dumps([summarize(state), seconds]))


def measure(name: str, build: str) -> tuple[str, float]:
    """Return what the worker prints for a shape and a build."""
    result = subprocess.run(
        [sys.executable, "-m", "bench.kv_speed", WORKER, name],
        cwd=ROOT,
        env={**os.environ, VARIABLE: build, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    digest, seconds = json.loads(result.stdout)
    return str(digest), float(seconds)


def main() -> int:
    """Print a table; return 1 if the builds end in different states."""
    builds = ["0", "1"] if (ROOT / "build" / "compiled").is_dir() else ["0"]
    print(f"replay of {OPERATIONS:,} key-value operations on one core (goal: {GOAL} CPU s)")
    print(f"{'':32} {'interpreted s':>14} {'compiled s':>11}")
    status = 0
    for name in SHAPES:
        found = [measure(name, build) for build in builds]
        times = [f"{seconds:.1f}" for _, seconds in found]
        print(f"{name:32} {times[0]:>14} {times[-1] if len(times) > 1 else '-':>11}", flush=True)
        if len({digest for digest, _ in found}) != 1:
            print(f"{name}: the builds end in different states")
            status = 1
    return status


if __name__ == "__main__":
    if sys.argv[1:2] == [WORKER]:
        run_worker(sys.argv[2])
    else:
        sys.exit(main())
