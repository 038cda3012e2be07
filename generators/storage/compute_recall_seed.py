"""Vectors of storage.md#compute_recall_seed."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, make_data
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_recall_seed, "pads", "Only the last cell counts.")
    size, cell = storage.CELLS_PER_PAD * storage.PAD_CELL_SIZE, storage.PAD_CELL_SIZE
    for seed in range(3):
        suite.accept(f"{seed}", f"pad {seed}", make_data(size, seed))
    suite.accept("zeros", "a pad of zeros", bytes(size))
    suite.accept(
        "last", "a pad of zeros but for its last cell", bytes(size - cell) + make_data(cell, 9)
    )
    suite.accept(
        "former", "a pad with zeros in its last cell", make_data(size - cell, 9) + bytes(cell)
    )
