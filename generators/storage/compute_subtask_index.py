"""Vectors of storage.md#compute_subtask_index."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.compute_subtask_index, "indices", "Contexts, ids and numbers of subtasks."
    )
    for count in (1, 2, 3, 4, 7, 2**63, 2**64 - 1):
        for name in range(3):
            suite.accept(
                f"{count:x}-{name}",
                f"one of {count} subtasks",
                make_hash("context", name),
                make_hash("miner", name),
                u64(count),
            )
