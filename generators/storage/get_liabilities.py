"""Vectors of storage.md#get_liabilities."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import LINEAR, START, make_item, make_pool
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write pools with no, one and several items, with and without donations."""
    suite = make.suite(storage.get_liabilities, "pools", "Items and donations.")
    for count in (0, 1, 3):
        items = [make_item(10, 3, 5, index * START, index=index) for index in range(count)]
        for donated in (0, 1000):
            suite.accept(
                f"{count}-{donated}",
                f"{count} items and a donation of {donated}",
                make_pool(LINEAR, *items, donated=donated),
            )
