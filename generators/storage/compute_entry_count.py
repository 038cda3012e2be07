"""Vectors of storage.md#compute_entry_count."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of limits: around whole numbers of entries."""
    suite = make.suite(storage.compute_entry_count, "limits", "Around whole numbers of entries.")
    entry = storage.ENTRY_SIZE
    for size in around([0, entry, 2 * entry, storage.SEGMENT_SIZE, 2**32, 2**53], 0, 2**63):
        suite.accept(f"{size}", f"a file of {size} bytes", primitives.byte_count(size))
