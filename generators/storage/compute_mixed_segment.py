"""Vectors of storage.md#compute_mixed_segment."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, make_data
from zgspec.active import storage

PRESETS: Final = ("minimal",)


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_mixed_segment, "segments", "Segments and pads.")
    size = storage.UNIT_SIZE * storage.UNITS_PER_PAD
    for seed in range(4):
        suite.accept(
            f"{seed}",
            f"segment {seed}",
            make_data(storage.SEGMENT_SIZE, seed),
            make_data(size, seed + 9),
        )
    suite.accept("zeros", "a segment of zeros", bytes(storage.SEGMENT_SIZE), make_data(size, 9))
