"""Vectors of storage.md#compute_submission_heights."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of counts: one to four binary digits."""
    suite = make.suite(storage.compute_submission_heights, "counts", "One to four binary digits.")
    for count in (0, 1, 2, 3, 7, 8, 15, 16, 18, 20, 22, 26, 30, 2**32, 15 * 2**40, 2**63):
        suite.accept(f"{count}", f"{count} padded entries", primitives.entries(count))
