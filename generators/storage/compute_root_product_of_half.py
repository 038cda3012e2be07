"""Vectors of storage.md#compute_root_product_of_half."""

from __future__ import annotations

from generators.framework import Maker
from generators.powers import add_root_products
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write every digit alone, none, all, and some above them."""
    suite = make.suite(
        storage.compute_root_product_of_half, "digits", "Each digit alone, and several."
    )
    add_root_products(suite, {"one": 2**127, "less": 2**127 - 2**100 - 1, "largest": 2**128 - 1})
