"""Vectors of storage.md#get_reward_item."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import LINEAR, make_item, make_pool
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write pools with no, one and several items."""
    suite = make.suite(storage.get_reward_item, "places", "Items that are there, and others.")
    for count in (0, 1, 3):
        items = [make_item(10 + index, index=2 * index) for index in range(count)]
        for index in (0, 1, 2, 4, 5, 2**64 - 1):
            suite.accept(
                f"{index}-among-{count}",
                f"chunk {index} in a pool with {count} items",
                make_pool(LINEAR, *items),
                u64(index),
            )
