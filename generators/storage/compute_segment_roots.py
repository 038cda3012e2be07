"""Vectors of storage.md#compute_segment_roots."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, make_data
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of files: files of one and of several segments."""
    suite = make.suite(
        storage.compute_segment_roots, "files", "Files of one and of several segments."
    )
    full, entry = storage.SEGMENT_SIZE, storage.ENTRY_SIZE
    one = suite.accept("1", "a file of 1 byte", make_data(1))
    suite.reject("empty", one, "without its byte", storage.FileReject.EMPTY_FILE, b"")
    for size in (entry + 1, full, full + 1, 3 * full - entry):
        suite.accept(f"{size}", f"a file of {size} bytes", make_data(size))
