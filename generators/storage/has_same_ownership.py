"""Vectors of storage.md#has_same_ownership."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import make_shard
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of places: starts in the same and in other segments of a round."""
    suite = make.suite(
        storage.has_same_ownership, "places", "Starts in the same and in other segments of a round."
    )
    full = storage.ENTRIES_PER_SEGMENT
    for rounds in (1, 2, 8):
        for first, second in (
            (1, 2),
            (1, full),
            (full, 3 * full),
            (full - 1, 8 * full),
            (0, 9 * full + 5),
        ):
            what = f"starts {first} and {second} at one of {rounds} shards"
            suite.accept(
                f"{first}-{second}-of-{rounds}",
                what,
                make_shard(0, rounds),
                primitives.entries(first),
                primitives.entries(second),
            )
