"""Vectors of storage.md#get_epoch_range_at."""

from __future__ import annotations

from dataclasses import replace

from generators.flow import make_ranges
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of positions: first and last positions of ranges."""
    suite = make.suite(
        storage.get_epoch_range_at, "positions", "First and last positions of ranges."
    )
    epochs = make_ranges(3)
    for position in sorted(
        {p for r in epochs.ranges for p in (r.start, r.end - 1) if p < epochs.start}
    ):
        suite.accept(f"{position}", f"position {position}", epochs, primitives.entries(position))
    first = epochs.ranges[0]
    empty = replace(epochs, ranges=[replace(first, end=first.start), *epochs.ranges])
    suite.accept("behind-empty", "a position behind an empty range", empty, primitives.entries(0))
