"""Vectors of storage.md#compute_cached_entry_count."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of segments: first, inner and last segments."""
    suite = make.suite(
        storage.compute_cached_entry_count, "segments", "First, inner and last segments."
    )
    full, entry = storage.SEGMENT_SIZE, storage.ENTRY_SIZE
    for size in (1, entry + 1, full, 2 * full + entry):
        for index in range((size - 1) // full + 1):
            cached = storage.CachedSegment(primitives.segments(index), primitives.byte_count(size))
            suite.accept(f"{index}-of-{size}", f"segment {index} of {size} bytes", cached)
