"""Vectors of storage.md#compute_rounded_product."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u64, u128


def generate(make: Maker) -> None:
    """Write products just below and at a whole number."""
    suite = make.suite(
        storage.compute_rounded_product, "products", "Whole products and rounded ones."
    )
    for power, root, digits in (
        (2**127, 2**127, 127),
        (2**127, 2**127 - 1, 127),
        (2**127 - 1, 2**127, 127),
        (2**127, 2**128 - 1, 128),
        (2**127 - 1, 2**128 - 1, 128),
        (3, 2**126, 127),
        (3, 2**126 + 2**125, 127),
        (1, 2**127 - 1, 127),
        (1, 2**127, 127),
        (0, 2**127, 127),
        (2**127, storage.ROOTS_OF_TWO[9], 127),
        (2**127, storage.ROOTS_OF_HALF[9], 128),
    ):
        suite.accept(
            f"{power}-{root}-{digits}",
            f"{power} times {root} with {digits} digits",
            u128(power),
            u128(root),
            u64(digits),
        )
