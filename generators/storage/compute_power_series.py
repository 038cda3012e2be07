"""Vectors of storage.md#compute_power_series."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write exponents of both signs around powers of two, up to the largest ones."""
    suite = make.suite(
        storage.compute_power_series, "exponents", "The series of exponents of both signs."
    )
    sizes = [0, 1, 2**10, 2**32, *around([2**43], 0, 2**54 - 1)]
    for size in [*sizes, 2**54 - 2, 2**54 - 1, 3**33, 5**22]:
        for sign in ("plus", "minus") if size > 0 else ("plus",):
            suite.accept(
                f"{sign}-{size}",
                f"an exponent of {sign} {size}, of which 2**64 are one",
                -size if sign == "minus" else size,
            )
