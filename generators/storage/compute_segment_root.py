"""Vectors of storage.md#compute_segment_root."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, make_data
from zgspec.active import primitives, storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of roots: full, padded and short segments."""
    suite = make.suite(storage.compute_segment_root, "roots", "Full, padded and short segments.")
    full, entry = storage.ENTRIES_PER_SEGMENT, storage.ENTRY_SIZE
    for size, count in (
        (1, 1),
        (entry, 1),
        (entry + 1, 2),
        (entry, 2),
        (3 * entry, 5),
        (5, full),
        (full * entry, full),
    ):
        suite.accept(
            f"{size}-in-{count}",
            f"{size} bytes in {count} entries",
            make_data(size),
            primitives.entries(count),
        )
    suite.accept("padding", "no data at all", b"", primitives.entries(full))
    suite.accept("zeros", "zero bytes", bytes(entry), primitives.entries(2))
