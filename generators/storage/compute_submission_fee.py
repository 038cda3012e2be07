"""Vectors of storage.md#compute_submission_fee."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of products: prices and sizes."""
    suite = make.suite(storage.compute_submission_fee, "products", "Prices and sizes.")
    for price, count in (
        (0, 5),
        (1, 0),
        (1, 1),
        (30733644962, 1),
        (30733644962, 4608),
        (2**128 - 1, 2**64 - 1),
    ):
        suite.accept(
            f"{price}-by-{count}",
            f"{count} entries at a price of {price}",
            primitives.wei(price),
            primitives.entries(count),
        )
