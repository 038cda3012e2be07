"""Vectors of storage.md#process_donate."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import LINEAR, make_item, make_pool
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write donations into empty and used pools."""
    suite = make.suite(storage.process_donate, "amounts", "Nothing, little and much.")
    for donated in (0, 5):
        for amount in (0, 1, 7, 2**200):
            suite.accept(
                f"{amount}-to-{donated}",
                f"{amount} on top of {donated}",
                make_pool(LINEAR, make_item(3), donated=donated),
                primitives.wei(amount),
            )
