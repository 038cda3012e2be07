"""Vectors of storage.md#compute_range_proof."""

from __future__ import annotations

from generators.flow import make_log
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of ranges: one entry, some, all."""
    suite = make.suite(storage.compute_range_proof, "ranges", "One entry, some, all.")
    for count, start, length in ((1, 0, 1), (5, 0, 5), (5, 4, 1), (8, 3, 4), (9, 1, 8)):
        suite.accept(
            f"{length}-from-{start}-of-{count}",
            f"{length} entries from {start} of {count}",
            make_log(count),
            primitives.entries(start),
            primitives.entries(length),
        )
