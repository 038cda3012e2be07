"""Vectors of storage.md#compute_aligned_start."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suites of places and segment ends."""
    suite = make.suite(storage.compute_aligned_start, "places", "Aligned to nodes and to segments.")
    for length in (1, 2, 255, 1024, 2**40 + 7):
        for count in (1, 3, 72, 1024, 1152):
            first = storage.compute_submission_heights(primitives.entries(count))[0]
            what = f"{count} entries behind {length}"
            suite.accept(
                f"{count}-behind-{length}",
                what,
                primitives.entries(length),
                first,
                primitives.entries(count),
            )
    edge = make.suite(storage.compute_aligned_start, "segment-ends", "Around the end of a segment.")
    for length, count in (
        (1020, 4),
        (1020, 6),
        (1016, 7),
        (1016, 8),
        (1009, 15),
        (1000, 30),
        (900, 124),
        (960, 72),
    ):
        first = storage.compute_submission_heights(primitives.entries(count))[0]
        edge.accept(
            f"{count}-behind-{length}",
            f"{count} entries behind {length}",
            primitives.entries(length),
            first,
            primitives.entries(count),
        )
