"""Vectors of storage.md#compute_data_offset."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of positions: inside, at and behind the header."""
    suite = make.suite(
        storage.compute_data_offset, "positions", "Inside, at and behind the header."
    )
    for size in (17, 50):
        for position in around([0, size, 10**6, 2**32 + size], 0, 2**63):
            suite.accept(
                f"{position}-{size}",
                f"position {position} behind a header of {size} bytes",
                primitives.byte_count(size),
                primitives.byte_count(position),
            )
