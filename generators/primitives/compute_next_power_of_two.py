"""Vectors of primitives.md#compute_next_power_of_two."""

from __future__ import annotations

from generators.framework import Maker, around, powers_of_two
from zgspec.active import primitives
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suite of limits: around powers of two."""
    suite = make.suite(primitives.compute_next_power_of_two, "limits", "Around powers of two.")
    for value in around([*powers_of_two(0, 3), 2**8, 2**32, 2**53, 2**62], 1, 2**63):
        suite.accept(f"{value}", f"the value {value}", u64(value))
    suite.accept("last", "the largest value that has a power of two above it", u64(2**63))
