"""Vectors of storage.md#compute_range_root."""

from __future__ import annotations

from generators.flow import make_log
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of ranges: one entry, some, all."""
    suite = make.suite(storage.compute_range_root, "ranges", "One entry, some, all.")
    for count, start, length in (
        (1, 0, 1),
        (5, 0, 5),
        (5, 4, 1),
        (8, 3, 4),
        (8, 2, 4),
        (9, 1, 8),
        (9, 8, 1),
    ):
        leaves = make_log(count)
        proof = storage.compute_range_proof(
            leaves, primitives.entries(start), primitives.entries(length)
        )
        suite.accept(
            f"{length}-from-{start}-of-{count}",
            f"{length} entries from {start} of {count}",
            proof,
            leaves[start : start + length],
        )
