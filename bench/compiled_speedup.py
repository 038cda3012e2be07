"""What compiling brings: the hot functions of the text, interpreted and compiled, on the same inputs.

Each build runs in a process of its own. The results are compared before the times are shown.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from zgspec.compiled import VARIABLE, activate_from_environment

ROOT: Final = Path(__file__).resolve().parents[1]
REPEATS: Final = 5
WORKER: Final = "--worker"


def get_workloads() -> dict[str, Callable[[], object]]:
    """Return the functions to measure; the modules are imported only once the build is chosen."""
    from zgspec.mainnet import primitives, storage
    from zgspec.runtime import u64, u256

    # Odd steps, so that no size is special; up to 4 TiB of entries.
    counts = [primitives.entries(1 + 8_589_935 * k) for k in range(2_000)]
    padded = [storage.compute_padded_entry_count(count) for count in counts]
    heights = [storage.compute_submission_heights(count) for count in padded]
    lengths = [u256(256 * count) for count in counts]
    shards = [
        storage.ShardConfig(primitives.segments(k % 64), primitives.segments(64)) for k in range(64)
    ]
    positions = [u64(k * 7_919 % 1_000_003) for k in range(300)]
    leaves = [
        primitives.compute_parent(primitives.ZERO_HASH, primitives.encode_word(u256(k)))
        for k in range(1024)
    ]
    root = leaves[0]

    def append() -> object:
        log = storage.compute_initial_log()
        for nodes in heights[:200]:
            start = storage.compute_aligned_start(
                log.length, nodes[0], storage.compute_capacity(nodes)
            )
            storage.process_append_submission(
                log, start, [storage.SubmissionNode(root, node) for node in nodes]
            )
        return storage.get_flow_root(log)

    return {
        "compute_padded_entry_count": lambda: [
            storage.compute_padded_entry_count(count) for count in counts
        ],
        "compute_submission_heights": lambda: [
            storage.compute_submission_heights(count) for count in padded
        ],
        "verify_submission_layout": lambda: [
            storage.verify_submission_layout(length, nodes)
            for length, nodes in zip(lengths, heights, strict=True)
        ],
        "compute_aligned_start": lambda: [
            storage.compute_aligned_start(length, nodes[0], size)
            for length, nodes, size in zip(counts, heights, padded, strict=True)
        ],
        "compute_node_starts": lambda: [
            storage.compute_node_starts(start, nodes)
            for start, nodes in zip(counts, heights, strict=True)
        ],
        "compute_proof_path": lambda: [
            storage.compute_proof_path(position, u64(1_000_003)) for position in positions
        ],
        "compute_path_position": lambda: [
            storage.compute_path_position(
                storage.compute_flow_path(primitives.entries(position), primitives.height(40))
            )
            for position in positions
        ],
        "compute_next_owned_segment": lambda: [
            storage.compute_next_owned_segment(shard, primitives.segments(1_000 * k))
            for k in range(20)
            for shard in shards
        ],
        "has_full_coverage": lambda: storage.has_full_coverage(shards),
        "process_append_submission": append,
        "compute_tree_root": lambda: storage.compute_tree_root(leaves),
    }


def measure(work: Callable[[], object]) -> float:
    """Return the least CPU seconds of some runs."""
    times: list[float] = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def run_worker() -> None:
    """Print the digest of the result and the time of each function in the build that is chosen."""
    activate_from_environment()
    measured = {
        name: (hashlib.sha256(repr(work()).encode()).hexdigest(), measure(work))
        for name, work in get_workloads().items()
    }
    print(json.dumps(measured))


def get_measured(choice: str) -> dict[str, tuple[str, float]]:
    """Return what the worker prints for a build."""
    environment = {**os.environ, VARIABLE: choice, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bench.compiled_speedup", WORKER]
    result = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return {
        name: (str(pair[0]), float(pair[1])) for name, pair in json.loads(result.stdout).items()
    }


def main() -> None:
    """Print a table of both builds."""
    interpreted, compiled = get_measured("0"), get_measured("1")
    print(f"{'function':28} {'interpreted ms':>15} {'compiled ms':>12} {'speed-up':>9}")
    for name, (digest, slow) in interpreted.items():
        other, fast = compiled[name]
        if other != digest:
            raise SystemExit(f"{name}: the builds give different results")
        print(f"{name:28} {slow * 1e3:15.2f} {fast * 1e3:12.2f} {slow / fast:8.1f}x")


if __name__ == "__main__":
    if sys.argv[1:] == [WORKER]:
        run_worker()
    else:
        main()
