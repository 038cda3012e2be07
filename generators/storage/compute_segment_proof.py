"""Vectors of storage.md#compute_segment_proof."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, make_data
from zgspec.active import primitives, storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of segments: each segment of a file."""
    suite = make.suite(storage.compute_segment_proof, "segments", "Each segment of a file.")
    full, entry = storage.SEGMENT_SIZE, storage.ENTRY_SIZE
    one = suite.accept("1-0", "the only segment", make_data(1), primitives.segments(0))
    suite.reject(
        "empty",
        one,
        "of a file without bytes",
        storage.FileReject.EMPTY_FILE,
        b"",
        primitives.segments(0),
    )
    for size in (full + 1, 2 * full + entry):
        for index in range(storage.compute_padded_segment_count(primitives.byte_count(size))):
            suite.accept(
                f"{size}-{index}",
                f"segment {index} of {size} bytes",
                make_data(size),
                primitives.segments(index),
            )
