"""Vectors of storage.md#get_segment."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, make_data
from zgspec.active import primitives, storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of segments: first, inner and last segments."""
    suite = make.suite(storage.get_segment, "segments", "First, inner and last segments.")
    full, entry = storage.SEGMENT_SIZE, storage.ENTRY_SIZE
    for size in (1, entry, 2 * entry + 3, full, 2 * full + entry + 1):
        data = make_data(size)
        for index in range((size - 1) // full + 1):
            suite.accept(
                f"{index}-of-{size}",
                f"segment {index} of {size} bytes",
                data,
                primitives.segments(index),
            )
