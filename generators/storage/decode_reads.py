"""Lists of reads in a file."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from generators.kv import APPLES, PEARS, add_cut_lists, make_reader
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")

Reject = storage.StreamDataReject


def generate(make: Maker) -> None:
    """Write none, one and many reads, each list cut by a byte, and a list that is too long."""
    suite = make.suite(storage.decode_reads, "lists", "None, one and many, and cut ones.")
    items = [APPLES + b"\x00\x00\x01a", PEARS + b"\x00\x00\x02bb", APPLES + b"\x00\x00\x01a"]
    valid = add_cut_lists(make, suite, "reads", items)
    one = b"\x00\x00\x00\x01" + APPLES
    for slug, change, data in (
        ("half-id", "the file ends inside of the stream", one[:20]),
        ("no-key", "the file ends behind the stream", one),
        ("half-length", "the file ends inside of the length of the key", one + b"\x00\x00"),
        ("empty-key", "the key is empty", one + bytes(8)),
    ):
        suite.reject(slug, valid, change, Reject.STREAM_DATA_INVALID, *make_reader(data))
    many = (storage.MAX_LIST_LENGTH + 1).to_bytes(4, "big") + b"".join(items)
    reason = Reject.STREAM_DATA_LIST_TOO_LONG
    suite.reject("too-long", valid, "the list has one item too many", reason, *make_reader(many))
    most = storage.MAX_LIST_LENGTH.to_bytes(4, "big") + b"".join(items)
    reason = Reject.STREAM_DATA_INVALID
    suite.reject(
        "most", valid, "the list says that it has the most items", reason, *make_reader(most)
    )
