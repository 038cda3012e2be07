"""Vectors of storage.md#compute_root_product_of_half."""

from __future__ import annotations

from generators.framework import Maker, powers_of_two
from zgspec.active import storage
from zgspec.runtime import u128, u256


def generate(make: Maker) -> None:
    """Write every digit alone, none, all, and some above them."""
    suite = make.suite(
        storage.compute_root_product_of_half, "digits", "Each digit alone, and several."
    )
    single = powers_of_two(0, storage.ROOT_COUNT)
    for digits in sorted({0, *single, 3, 2**9 + 1, 0b1010101010, 2**10 - 1, 2**10 + 1, 2**200}):
        for slug, power in (
            ("one", 2**127),
            ("less", 2**127 - 2**100 - 1),
            ("largest", 2**128 - 1),
        ):
            if slug == "less" and digits in single:
                continue
            suite.accept(
                f"{slug}-{digits}",
                f"a power of {power} and the digits {digits:b}",
                u128(power),
                u256(digits),
            )
