"""Vectors of storage.md#compute_tree_height."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of lengths: around powers of two."""
    suite = make.suite(storage.compute_tree_height, "lengths", "Around powers of two.")
    for length in around([1, 2, 4, 1024, 2**63], 1, 2**63):
        suite.accept(f"{length}", f"a log of {length} entries", primitives.entries(length))
