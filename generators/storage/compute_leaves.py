"""Vectors of storage.md#compute_leaves."""

from __future__ import annotations

from generators.framework import Maker, around, make_data
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of sizes: around whole numbers of entries."""
    suite = make.suite(storage.compute_leaves, "sizes", "Around whole numbers of entries.")
    entry = storage.ENTRY_SIZE
    for size in around([0, entry, 2 * entry, 7 * entry], 0, 8 * entry):
        suite.accept(f"{size}", f"a file of {size} bytes", make_data(size))
    suite.accept("zeros", "zero bytes", bytes(2 * entry))
    suite.accept("ones", "bytes of ones", b"\xff" * (entry + 1))
