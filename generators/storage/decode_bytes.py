"""Bytes at the end of a file."""

from __future__ import annotations

from generators.framework import Maker, make_data
from generators.kv import make_reader
from zgspec.active import primitives, storage

Reject = storage.StreamDataReject


def generate(make: Maker) -> None:
    """Write reads that end at the end of the file, and one byte behind it."""
    suite = make.suite(storage.decode_bytes, "ends", "At the end, and one byte behind it.")
    data = make_data(64, 3)
    for position in (0, 1, 32, 63, 64):
        rest = 64 - position
        for size in sorted({0, 1, rest}):
            if size <= rest:
                exact = suite.accept(
                    f"{size}-at-{position}",
                    f"{size} bytes behind {position}",
                    *make_reader(data, position),
                    primitives.byte_count(size),
                )
        for size in (rest + 1, 2**64 - 1):
            suite.reject(
                f"{size}-at-{position}",
                exact,
                f"{size} bytes are asked for",
                Reject.STREAM_DATA_INVALID,
                *make_reader(data, position),
                primitives.byte_count(size),
            )
