"""Questions that a node answers, and those that none answers."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from generators.kv import make_query
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")

Reject = storage.QueryReject


def generate(make: Maker) -> None:
    """Write both sides of the limit, and an empty key."""
    suite = make.suite(storage.verify_query, "limits", "Both sides of each limit.")
    limit = storage.MAX_QUERY_LENGTH
    for length in (0, 1, limit - 1):
        suite.accept(f"{length}", f"{length} bytes are asked for", b"k", make_query(0, length))
    full = suite.accept("limit", "the most bytes are asked for", b"k", make_query(0, limit))
    for length in (limit + 1, 2**64 - 1):
        query = make_query(0, length)
        suite.reject(f"{length}", full, f"it is {length}", Reject.QUERY_TOO_LONG, b"k", query)
    empty = make_query(0, limit)
    suite.reject("empty", full, "the key is empty", Reject.QUERY_KEY_EMPTY, b"", empty)
    both = make_query(0, limit + 1)
    change = "the key is empty and it is one byte more"
    suite.reject("both", full, change, Reject.QUERY_TOO_LONG, b"", both)
