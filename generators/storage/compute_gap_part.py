"""Vectors of storage.md#compute_gap_part."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of parts: no gap, rounding, no upload."""
    suite = make.suite(storage.compute_gap_part, "parts", "No gap, rounding, no upload.")
    for fee, size, gap in (
        (100, 1, 0),
        (100, 1, 1),
        (100, 2, 1),
        (100, 1, 2),
        (1, 1, 1),
        (0, 4, 4),
        (7, 0, 3),
        (2**190, 2**62, 2**62 - 1),
    ):
        suite.accept(
            f"{fee}-{size}-{gap}",
            f"a fee of {fee} for {size} entries behind a gap of {gap}",
            primitives.wei(fee),
            primitives.entries(size),
            primitives.entries(gap),
        )
