"""The entries of a segment that a node serves with its proof."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from zgspec.active import primitives, storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write first and last segments, and those behind."""
    suite = make.suite(storage.verify_download_segment, "limits", "Both sides of every limit.")
    segment = storage.SEGMENT_SIZE
    reason = storage.SegmentReject.SEGMENT_INDEX_OUT_OF_BOUND
    for size in (1, storage.ENTRY_SIZE + 1, segment, segment + 1, 3 * segment - 1):
        last = storage.compute_segment_count(primitives.byte_count(size)) - 1
        valid = suite.accept(
            f"last-of-{size}",
            f"the last segment of {size} bytes",
            primitives.byte_count(size),
            primitives.segments(last),
        )
        suite.reject(
            f"behind-{size}",
            valid,
            "the index is one more",
            reason,
            primitives.byte_count(size),
            primitives.segments(last + 1),
        )
    two = primitives.byte_count(2 * segment)
    first = suite.accept("first", "the first of two segments", two, primitives.segments(0))
    suite.reject(
        "empty",
        first,
        "the file is empty",
        storage.SegmentReject.SEGMENT_OF_EMPTY_FILE,
        primitives.byte_count(0),
        primitives.segments(0),
    )
