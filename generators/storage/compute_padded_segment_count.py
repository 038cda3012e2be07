"""Vectors of storage.md#compute_padded_segment_count."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of limits: around segments and granules."""
    suite = make.suite(
        storage.compute_padded_segment_count, "limits", "Around segments and granules."
    )
    full, entry = storage.SEGMENT_SIZE, storage.ENTRY_SIZE
    for size in around(
        [entry, full, 16 * full, 17 * full, 32 * full, 33 * full, 1000 * full], 1, 2**63
    ):
        suite.accept(f"{size}", f"a file of {size} bytes", primitives.byte_count(size))
