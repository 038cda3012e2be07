"""Files of transactions, and files that are none."""

from __future__ import annotations

from typing import Final

from generators.framework import Draw, Maker
from generators.kv import (
    Operation,
    draw_stream_data,
    make_control,
    make_read,
    make_stream_data,
    make_write,
)
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")

Reject = storage.StreamDataReject


def add_whole(make: Maker) -> None:
    """Write files of drawn data."""
    suite = make.suite(storage.decode_stream_data, "whole", "Files of drawn data.")
    for seed in range(4):
        data = draw_stream_data(Draw("decode_stream_data", seed))
        file = storage.encode_stream_data(data)
        suite.accept(f"drawn-{seed}", f"data that was drawn, number {seed}", file)
        suite.accept(
            f"drawn-{seed}-longer", f"the same with more behind, number {seed}", file + b"\x01\x02"
        )


def add_filling(make: Maker) -> None:
    """Write files that use the zeros behind their last byte."""
    suite = make.suite(storage.decode_stream_data, "filling", "Zeros behind the last byte.")
    size = storage.ENTRY_SIZE
    control = make_control(Operation.RENOUNCE_ADMIN_ROLE)
    data = make_stream_data(3, [make_read(b"r")], [make_write(b"w", b"v")], [control])
    file = storage.encode_stream_data(data)
    valid = suite.accept("whole", "a file with one item in each list", file)
    head = storage.encode_stream_data(make_stream_data(3))
    for length in (1, 7, 8, 9, 12, 16, 19):
        cut = head[:length]
        suite.accept(f"head-{length}", f"the first {length} bytes of an empty file", cut)
    suite.reject("nothing", valid, "no byte is there", Reject.STREAM_DATA_INVALID, b"")
    # The value ends with the entry, so that no zero is left for the number of operations.
    for name, room in (("fits", 4), ("one-short", 3), ("none", 0)):
        base = storage.encode_stream_data(make_stream_data(3, (), [make_write(b"w", b"")]))
        value_size = -(len(base) - 4) % size + size - room
        part = make_stream_data(3, (), [make_write(b"w", b"\x55" * value_size)])
        cut = storage.encode_stream_data(part)[:-4]
        description = f"{room} zeros stand behind the value"
        if room == 4:
            exact = suite.accept(name, description, cut)
        else:
            suite.reject(name, exact, description, Reject.STREAM_DATA_INVALID, cut)
    if make.preset == "mainnet":
        last = make_stream_data(3, (), [make_write(b"w", b"\x55\x00\x00")])
        cut = storage.encode_stream_data(last)[:-6]
        suite.accept("value", "a value whose last bytes are missing", cut)


def add_order(make: Maker) -> None:
    """Write files with two mistakes: the first one counts."""
    suite = make.suite(storage.decode_stream_data, "order", "The first of two mistakes counts.")
    part = bytes(8) + bytes(4)
    valid = suite.accept("valid", "three empty lists", part + bytes(8))
    long = (storage.MAX_LIST_LENGTH + 1).to_bytes(4, "big")
    reason = Reject.STREAM_DATA_LIST_TOO_LONG
    suite.reject("reads", valid, "there are too many reads", reason, bytes(8) + long)
    suite.reject("writes", valid, "there are too many writes", reason, part + long)
    suite.reject("controls", valid, "there are too many operations", reason, part + bytes(4) + long)
    empty_key = bytes(8) + b"\x00\x00\x00\x01" + bytes(32) + bytes(3) + long
    change = "a read has no key and there are too many writes"
    suite.reject("key-first", valid, change, Reject.STREAM_DATA_INVALID, empty_key)


def generate(make: Maker) -> None:
    """Write whole files, files that are filled, and files with mistakes."""
    add_filling(make)
    add_order(make)
    if make.preset == "mainnet":
        add_whole(make)
