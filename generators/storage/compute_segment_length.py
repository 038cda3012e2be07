"""Vectors of storage.md#compute_segment_length."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of lengths: first, inner and last segments."""
    suite = make.suite(storage.compute_segment_length, "lengths", "First, inner and last segments.")
    full, entry = storage.SEGMENT_SIZE, storage.ENTRY_SIZE
    for size in (
        1,
        entry,
        entry + 1,
        full - 1,
        full,
        full + 1,
        3 * full + entry,
        3 * full + 5 * entry + 1,
    ):
        last = (size - 1) // full
        for index in sorted({0, last // 2, last}):
            suite.accept(
                f"{index}-of-{size}",
                f"segment {index} of {size} bytes",
                primitives.byte_count(size),
                primitives.segments(index),
            )
