"""Vectors of storage.md#compute_power_of_two."""

from __future__ import annotations

from generators.framework import Draw, Maker
from generators.powers import add_borders, add_digits
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write each digit, the borders of the parts of an exponent, and the saturation."""
    add_digits(
        make.suite(storage.compute_power_of_two, "digits", "Each digit of an exponent alone.")
    )
    suite = make.suite(
        storage.compute_power_of_two, "borders", "Between series, roots, shift and saturation."
    )
    borders = [2**54, 2**64, 31 * 2**64, 32 * 2**64, 159 * 2**64, 160 * 2**64, 161 * 2**64]
    add_borders(suite, borders, Draw("power of two"), 72)
