"""Lengths of keys."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage

Reject = storage.StreamEncodingReject


def generate(make: Maker) -> None:
    """Write both sides of each limit and of each byte of the length."""
    suite = make.suite(storage.encode_key_length, "sizes", "Both sides of each limit.")
    limit = storage.MAX_KEY_SIZE
    for size in around([1, 2**8, 2**16, limit], 1, limit):
        twin = suite.accept(f"{size}", f"a key of {size} bytes", primitives.byte_count(size))
    for size in (limit + 1, 2**32 + 1, 2**64 - 1):
        change = f"it has {size} bytes"
        reason = Reject.STREAM_KEY_TOO_LONG
        suite.reject(f"{size}", twin, change, reason, primitives.byte_count(size))
    nothing = primitives.byte_count(0)
    suite.reject("0", twin, "it has no byte", Reject.STREAM_KEY_EMPTY, nothing)
