"""Vectors of storage.md#compute_first_segment."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of starts: around the ends of segments."""
    suite = make.suite(storage.compute_first_segment, "starts", "Around the ends of segments.")
    for start in around([1, 1024, 2048, 2**40], 0, 2**63):
        suite.accept(f"{start}", f"a file that starts at entry {start}", primitives.entries(start))
