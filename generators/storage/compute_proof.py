"""Vectors of storage.md#compute_proof."""

from __future__ import annotations

from generators.files import make_leaves
from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suite of leaves: leaves of full and of ragged trees."""
    suite = make.suite(storage.compute_proof, "leaves", "Leaves of full and of ragged trees.")
    for count in (1, 2, 3, 4, 5, 6, 7, 9, 13):
        for position in sorted({0, count // 2, count - 1}):
            what = f"leaf {position} of {count}"
            suite.accept(f"{position}-of-{count}", what, make_leaves(count), u64(position))
