"""Vectors of storage.md#compute_truncated_quotient."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write both signs around multiples of the two divisors of the series."""
    suite = make.suite(
        storage.compute_truncated_quotient, "signs", "Both signs around whole quotients."
    )
    for divisor in (1, 6, 24):
        for size in around([0, 7 * divisor], 0, 2**130):
            for sign in ("plus", "minus") if size > 0 else ("plus",):
                suite.accept(
                    f"{sign}-{size}-by-{divisor}",
                    f"{sign} {size} divided by {divisor}",
                    -size if sign == "minus" else size,
                    u64(divisor),
                )
    suite.accept("large", "a large negative number", -(2**240) - 1, u64(24))
