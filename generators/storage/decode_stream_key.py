"""Streams with keys in a file."""

from __future__ import annotations

from generators.framework import Maker, make_data
from generators.kv import APPLES, PEARS, make_reader
from zgspec.active import storage

Reject = storage.StreamDataReject


def generate(make: Maker) -> None:
    """Write keys at the start and inside of a file, and each part cut."""
    suite = make.suite(storage.decode_stream_key, "parts", "Whole, and each part cut.")
    for size in (1, 32, 300):
        for stream_id, place in ((APPLES, 0), (PEARS, 9)):
            data = bytes(place) + stream_id + size.to_bytes(3, "big") + make_data(size, 6)
            valid = suite.accept(
                f"{size}-at-{place}",
                f"a key of {size} bytes at position {place}",
                *make_reader(data + b"\x01", place),
            )
    for length in (*range(37), 35 + 299):
        part = data[9 : 9 + length]
        change = f"only {length} bytes are there"
        suite.reject(f"cut-{length}", valid, change, Reject.STREAM_DATA_INVALID, *make_reader(part))
    empty = make_reader(APPLES + bytes(9))
    suite.reject("empty", valid, "the key is empty", Reject.STREAM_DATA_INVALID, *empty)
