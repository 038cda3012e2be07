"""Vectors of storage.md#get_reward_deadline."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import LINEAR, START, make_item, make_pool
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write chunks that are full, and others."""
    suite = make.suite(storage.get_reward_deadline, "items", "Full chunks and others.")
    for start in (0, 1, 2, START, 2**39):
        pool = make_pool(LINEAR, make_item(5, index=1), make_item(9, start=start, index=2))
        for index in (0, 1, 2):
            suite.accept(
                f"{start}-{index}",
                f"chunk {index}, while chunk 2 has the start {start}",
                pool,
                u64(index),
            )
