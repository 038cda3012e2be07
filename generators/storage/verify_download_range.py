"""Ranges of entries that a node serves, and ranges that it refuses."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from zgspec.active import primitives, storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write both sides of every limit."""
    suite = make.suite(storage.verify_download_range, "limits", "Both sides of every limit.")
    segment = storage.ENTRIES_PER_SEGMENT
    size = primitives.byte_count(storage.SEGMENT_SIZE * 2 + 1)

    def bounds(start: int, end: int) -> tuple[primitives.Entries, primitives.Entries]:
        return primitives.entries(start), primitives.entries(end)

    one = suite.accept("one", "one entry", size, *bounds(5, 6))
    full = suite.accept("segment", "a whole segment", size, *bounds(0, segment))
    suite.accept("across", "a segment across a boundary", size, *bounds(7, segment + 7))
    last = suite.accept("last", "the last entry", size, *bounds(2 * segment, 2 * segment + 1))
    empty = storage.DownloadReject.DOWNLOAD_EMPTY_RANGE
    long = storage.DownloadReject.DOWNLOAD_RANGE_TOO_LONG
    outside = storage.DownloadReject.DOWNLOAD_OUT_OF_BOUND
    suite.reject("empty", one, "it ends where it starts", empty, size, *bounds(5, 5))
    suite.reject("backwards", one, "it ends in front of its start", empty, size, *bounds(6, 5))
    suite.reject("long", full, "it is one entry longer", long, size, *bounds(0, segment + 1))
    suite.reject(
        "behind",
        last,
        "it is one entry longer",
        outside,
        size,
        *bounds(2 * segment, 2 * segment + 2),
    )
    change = "it is longer than a segment and goes on behind the file"
    suite.reject("long-behind", full, change, long, size, *bounds(2 * segment, 3 * segment + 1))
