"""Vectors of storage.md#process_put_reward_item."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import LINEAR, START, make_item, make_pool
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write items that are new, and others."""
    suite = make.suite(storage.process_put_reward_item, "places", "New items and known ones.")
    for count in (0, 1, 3):
        items = [make_item(10 + index, index=2 * index) for index in range(count)]
        for index in (0, 1, 2, 4):
            suite.accept(
                f"{index}-among-{count}",
                f"chunk {index} in a pool with {count} items",
                make_pool(LINEAR, *items),
                make_item(1, 2, 3, START, index=index),
            )
