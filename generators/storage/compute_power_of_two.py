"""Vectors of storage.md#compute_power_of_two."""

from __future__ import annotations

from typing import Final

from generators.framework import Draw, Maker, around, powers_of_two
from zgspec.active import storage
from zgspec.runtime import u256

# Digits that go into the series.
SERIES_EXPONENTS: Final = (1, 2**9, 2**18, 2**27, 2**36, 2**45)


def generate(make: Maker) -> None:
    """Write each digit, the borders of the parts of an exponent, and the saturation."""
    suite = make.suite(storage.compute_power_of_two, "digits", "Each digit of an exponent alone.")
    for exponent in (0, *powers_of_two(52, 71), *SERIES_EXPONENTS):
        suite.accept(f"{exponent}", f"an exponent of {exponent}", u256(exponent))
    suite = make.suite(
        storage.compute_power_of_two, "borders", "Between series, roots, shift and saturation."
    )
    borders = [2**54, 2**64, 31 * 2**64, 32 * 2**64, 159 * 2**64, 160 * 2**64, 161 * 2**64]
    for exponent in around(borders, 0, 2**256 - 1):
        suite.accept(f"{exponent}", f"an exponent of {exponent}", u256(exponent))
    suite.accept("largest", "the largest exponent", u256(2**256 - 1))
    draw = Draw("power of two")
    for index in range(12):
        exponent = draw.below(2 ** draw.between(54, 72))
        suite.accept(f"drawn-{index}", f"an exponent of {exponent}", u256(exponent))
