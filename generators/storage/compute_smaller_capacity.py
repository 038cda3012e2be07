"""Vectors of storage.md#compute_smaller_capacity."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suite of layouts: small, perfect and ragged layouts."""
    suite = make.suite(
        storage.compute_smaller_capacity, "layouts", "Small, perfect and ragged layouts."
    )
    for count in (1, 2, 3, 15, 16, 18, 20, 30, 32, 36, 2**20, 9 * 2**20, 15 * 2**20, 2**63):
        heights = storage.compute_submission_heights(primitives.entries(count))
        suite.accept(
            f"{count}",
            f"a layout of {count} entries",
            primitives.entries(count),
            u64(len(heights)),
            heights[0],
        )
