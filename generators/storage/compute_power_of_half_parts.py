"""Vectors of storage.md#compute_power_of_half_parts."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u64, u256


def generate(make: Maker) -> None:
    """Write fractions and digits around the borders of each."""
    suite = make.suite(
        storage.compute_power_of_half_parts, "parts", "Fractions beside digits of each kind."
    )
    for fraction in (0, 1, 2**53, 2**54 - 1):
        for digits in sorted({0, 1, 2**9, 2**10 - 1, 2**10, 2**10 + 1, 96 * 2**10, 97 * 2**10}):
            suite.accept(
                f"{fraction}-{digits}",
                f"a fraction of {fraction} behind the digits {digits:b}",
                u64(fraction),
                u256(digits),
            )
