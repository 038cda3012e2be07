"""Vectors of storage.md#compute_decay_exponent."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.rewards import YEAR
from zgspec.active import primitives, storage
from zgspec.runtime import u16


def generate(make: Maker) -> None:
    """Write times and rates at which the rounding changes, and times that show the last digit of the factor."""
    suite = make.suite(storage.compute_decay_exponent, "times", "Times and rates around a year.")
    for rate in (0, 40, 2**16 - 1):
        for elapsed in around([0, YEAR, 2**40 - 1], 0, 2**40 - 1):
            suite.accept(
                f"{elapsed}-{rate}",
                f"{elapsed} seconds at {rate} thousandths per year",
                primitives.seconds(elapsed),
                u16(rate),
            )
    suite = make.suite(
        storage.compute_decay_exponent, "digits", "Times that show the last digit of the factor."
    )
    for elapsed in around([18446743320457062984, 18446743948512913012], 0, 2**64 - 1):
        suite.accept(
            f"{elapsed}",
            f"{elapsed} seconds at the highest rate",
            primitives.seconds(elapsed),
            u16(2**16 - 1),
        )
