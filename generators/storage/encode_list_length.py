"""Numbers of items."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u64

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write both sides of the limit."""
    suite = make.suite(storage.encode_list_length, "limits", "Both sides of the limit.")
    limit = storage.MAX_LIST_LENGTH
    for length in (0, 1, 2, limit - 1):
        suite.accept(f"{length}", f"a list of {length} items", u64(length))
    full = suite.accept("limit", "a list of the most items", u64(limit))
    reason = storage.StreamEncodingReject.STREAM_LIST_TOO_LONG
    suite.reject("limit-1-more", full, "it has one more", reason, u64(limit + 1))
    suite.reject("most", full, "it has as many as 64 bits count", reason, u64(2**64 - 1))
