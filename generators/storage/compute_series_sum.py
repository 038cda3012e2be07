"""Vectors of storage.md#compute_series_sum."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, around
from zgspec.active import storage

# A power that shows its factor to the last digit.
UNITS: Final = (2**127, 2**128, 6 * 2**127, 24 * 2**127)


def generate(make: Maker) -> None:
    """Write each power alone, at and around the numbers that show the factors."""
    suite = make.suite(storage.compute_series_sum, "terms", "Each term of the series alone.")
    suite.accept("none", "only the term of one", 0, 0, 0, 0)
    for position, unit in enumerate(UNITS):
        for size in [1, *around([unit], 1, 4 * unit)]:
            for sign in ("plus", "minus"):
                powers = [0, 0, 0, 0]
                powers[position] = -size if sign == "minus" else size
                suite.accept(
                    f"{position + 1}-{sign}-{size}",
                    f"power {position + 1} is {sign} {size}",
                    *powers,
                )
    suite.accept("all", "all powers of a small exponent", *storage.compute_scaled_powers(3**33))
    suite.accept("negative", "all powers, negative", *storage.compute_scaled_powers(-(3**33)))
