"""Vectors of storage.md#is_reward_deadline_past."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.rewards import LINEAR, PERIOD, START, make_item, make_pool
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write times around a deadline."""
    suite = make.suite(storage.is_reward_deadline_past, "times", "Times around a deadline.")
    for start in (0, START):
        pool = make_pool(LINEAR, make_item(5), make_item(9, start=start, index=1))
        for now in around([start + PERIOD], 1, 2**40):
            for index in (0, 1):
                suite.accept(
                    f"{start}-{now}-{index}",
                    f"chunk {index} at {now}, while chunk 1 has the start {start}",
                    pool,
                    u64(index),
                    primitives.seconds(now),
                )
