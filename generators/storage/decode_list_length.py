"""Numbers of items in a file."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from generators.kv import make_reader
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")

Reject = storage.StreamDataReject


def generate(make: Maker) -> None:
    """Write both sides of the limit, and files that end inside of the number."""
    suite = make.suite(storage.decode_list_length, "limits", "Both sides of the limit.")
    limit = storage.MAX_LIST_LENGTH
    for length in (0, 1, limit - 1, limit):
        reader = make_reader(length.to_bytes(4, "big") + b"\x09")
        full = suite.accept(f"{length}", f"{length} items", *reader)
    for length in (limit + 1, 2 * limit, 2**24, 2**32 - 1):
        reader = make_reader(length.to_bytes(4, "big") + b"\x09")
        reason = Reject.STREAM_DATA_LIST_TOO_LONG
        suite.reject(f"{length}", full, f"there are {length}", reason, *reader)
    for size in range(4):
        reader = make_reader(limit.to_bytes(4, "big")[:size])
        change = f"only {size} bytes are there"
        suite.reject(f"cut-{size}", full, change, Reject.STREAM_DATA_INVALID, *reader)
