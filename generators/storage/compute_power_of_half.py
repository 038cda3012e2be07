"""Vectors of storage.md#compute_power_of_half."""

from __future__ import annotations

from generators.framework import Draw, Maker
from generators.powers import add_borders, add_digits
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write each digit, the borders of the parts of an exponent, and where nothing is left."""
    add_digits(
        make.suite(storage.compute_power_of_half, "digits", "Each digit of an exponent alone.")
    )
    suite = make.suite(
        storage.compute_power_of_half, "borders", "Between series, roots, shift and nothing."
    )
    borders = [2**54, 2**64, 2**65, 31 * 2**64, 96 * 2**64, 97 * 2**64, 128 * 2**64]
    add_borders(suite, borders, Draw("power of half"), 71)
