"""Vectors of primitives.md#is_power_of_two."""

from __future__ import annotations

from generators.framework import Maker, around, powers_of_two
from zgspec.active import primitives
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suite of limits: around powers of two, and zero."""
    suite = make.suite(primitives.is_power_of_two, "limits", "Around powers of two, and zero.")
    for value in around([0, *powers_of_two(0, 4), 2**31, 2**32, 2**63], 0, 2**64 - 1):
        suite.accept(f"{value}", f"the value {value}", u64(value))
    suite.accept("all-digits", "every binary digit", u64(2**64 - 1))
