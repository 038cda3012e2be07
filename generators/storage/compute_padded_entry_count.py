"""Vectors of storage.md#compute_padded_entry_count."""

from __future__ import annotations

from generators.framework import Draw, Maker, around, powers_of_two
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suites of limits, granules and drawn."""
    suite = make.suite(
        storage.compute_padded_entry_count,
        "limits",
        "Around powers of two and multiples of a granule.",
    )
    for count in around([*powers_of_two(0, 5), 2**10, 2**32, 2**56], 1, 2**63):
        suite.accept(f"{count}", f"{count} entries of data", primitives.entries(count))
    suite.accept("last", "the largest power of two", primitives.entries(2**63))
    steps = make.suite(
        storage.compute_padded_entry_count, "granules", "Every granule of one power of two."
    )
    for count in around(range(72, 129, 8), 72, 121):
        steps.accept(f"{count}", f"{count} entries of data", primitives.entries(count))
    drawn = make.suite(storage.compute_padded_entry_count, "drawn", "Drawn counts of all sizes.")
    draw = Draw("compute_padded_entry_count")
    for exponent in range(10, 61, 10):
        count = 2**exponent + 1 + draw.below(2**exponent - 1)
        drawn.accept(f"{exponent}-bits", f"a count above 2**{exponent}", primitives.entries(count))
