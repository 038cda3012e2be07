"""Vectors of storage.md#compute_segment_count."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of limits: around whole numbers of segments."""
    suite = make.suite(storage.compute_segment_count, "limits", "Around whole numbers of segments.")
    full = storage.SEGMENT_SIZE
    for size in around([0, full, 2 * full, 1024 * full], 0, 2**63):
        suite.accept(f"{size}", f"a file of {size} bytes", primitives.byte_count(size))
