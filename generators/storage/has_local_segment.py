"""Vectors of storage.md#has_local_segment."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import make_shard
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of places: the start of the file counts."""
    suite = make.suite(storage.has_local_segment, "places", "The start of the file counts.")
    for start in (1, 1023, 1024, 3 * 1024):
        for index in range(4):
            suite.accept(
                f"{index}-from-{start}",
                f"segment {index} of a file at entry {start}",
                make_shard(1, 4),
                primitives.entries(start),
                primitives.segments(index),
            )
