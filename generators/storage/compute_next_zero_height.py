"""Vectors of storage.md#compute_next_zero_height."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of limits: bounded by alignment or by the count."""
    suite = make.suite(
        storage.compute_next_zero_height, "limits", "Bounded by alignment or by the count."
    )
    for length in (0, 1, 4, 6, 2**40):
        for count in (1, 2, 3, 7, 2**41):
            what = f"{count} entries behind {length}"
            suite.accept(
                f"{count}-behind-{length}",
                what,
                primitives.entries(length),
                primitives.entries(count),
            )
