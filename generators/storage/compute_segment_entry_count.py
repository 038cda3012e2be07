"""Vectors of storage.md#compute_segment_entry_count."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of counts: first, inner, last and padding segments."""
    suite = make.suite(
        storage.compute_segment_entry_count, "counts", "First, inner, last and padding segments."
    )
    full, entry = storage.SEGMENT_SIZE, storage.ENTRY_SIZE
    for size in (1, 17 * entry, full, full + 1, 17 * full + 1, 33 * full):
        last = storage.compute_padded_segment_count(primitives.byte_count(size)) - 1
        for index in sorted({0, last // 2, last}):
            suite.accept(
                f"{index}-of-{size}",
                f"segment {index} of {size} bytes",
                primitives.byte_count(size),
                primitives.segments(index),
            )
