"""Vectors of storage.md#process_append_zeros."""

from __future__ import annotations

from generators.files import make_frontier
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of counts: no, one and many subtrees."""
    suite = make.suite(storage.process_append_zeros, "counts", "No, one and many subtrees.")
    for length, count in (
        (0, 0),
        (1, 0),
        (0, 1),
        (0, 7),
        (0, 8),
        (1, 1),
        (1, 7),
        (5, 11),
        (6, 1023),
        (1, 2**40),
    ):
        what = f"{count} zero entries behind {length}"
        suite.accept(
            f"{count}-behind-{length}", what, make_frontier(length), primitives.entries(count)
        )
