"""Vectors of storage.md#compute_released_item."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import START, make_item
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write releases of nothing, a part, and everything."""
    suite = make.suite(storage.compute_released_item, "releases", "Nothing, a part and everything.")
    for start in (0, START):
        for locked in (1, 10, storage.MAX_REWARD - 12):
            for release in sorted({0, 1, locked - 1, locked}):
                suite.accept(
                    f"{start}-{locked}-{release}",
                    f"{release} of {locked} wei, an item with the start {start}",
                    make_item(locked, 5, 7, start),
                    primitives.wei(release),
                    primitives.seconds(START + 9),
                )
