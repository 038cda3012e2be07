"""Vectors of storage.md#compute_price_per_entry."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suite of prices: deployed prices, and rounding."""
    suite = make.suite(storage.compute_price_per_entry, "prices", "Deployed prices, and rounding.")
    for months, price in (
        (12, 33),
        (12, 24),
        (1, 1),
        (3, 1),
        (0, 33),
        (12, 0),
        (1, 7),
        (11, 13),
        (2**31, 2**32),
    ):
        suite.accept(
            f"{months}-{price}",
            f"{months} months at a unit price of {price}",
            u64(months),
            u64(price),
        )
