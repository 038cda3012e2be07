"""Vectors of storage.md#process_append_segment."""

from __future__ import annotations

from typing import Final

from generators.files import make_frontier
from generators.framework import Maker, make_data
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of segments: complete and partial segments."""
    suite = make.suite(storage.process_append_segment, "segments", "Complete and partial segments.")
    full, entry = storage.SEGMENT_SIZE, storage.ENTRY_SIZE
    empty = make_frontier(0)
    for size in (full, full - 1, full - entry):
        suite.accept(f"first-{size}", f"a first segment of {size} bytes", empty, make_data(size))
    later = make_frontier(3 * storage.ENTRIES_PER_SEGMENT)
    for size in (1, entry, 3 * entry + 1, full):
        suite.accept(f"fourth-{size}", f"a fourth segment of {size} bytes", later, make_data(size))
    suite.accept("nothing", "a segment without bytes", later, b"")
