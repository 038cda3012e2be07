"""Integers of every size."""

from __future__ import annotations

from generators.framework import Maker, make_data
from generators.kv import make_reader
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write integers of one to eight bytes, and files that end inside of one."""
    suite = make.suite(storage.decode_integer, "sizes", "One to eight bytes.")
    for size in range(1, 9):
        data = b"\xfe" + make_data(size, size)
        valid = suite.accept(
            f"{size}",
            f"an integer of {size} bytes",
            *make_reader(data, 1),
            primitives.byte_count(size),
        )
        suite.reject(
            f"{size}-cut",
            valid,
            "the last byte is missing",
            storage.StreamDataReject.STREAM_DATA_INVALID,
            *make_reader(data[:-1], 1),
            primitives.byte_count(size),
        )
    for name, byte in (("zero", b"\x00"), ("most", b"\xff")):
        reader = make_reader(byte * 8)
        suite.accept(name, f"eight bytes {byte.hex()}", *reader, primitives.byte_count(8))
