"""Keys with their lengths."""

from __future__ import annotations

from generators.framework import Maker, make_data
from zgspec.active import storage

Reject = storage.StreamEncodingReject


def generate(make: Maker) -> None:
    """Write both sides of each limit and of each byte of the length."""
    suite = make.suite(storage.encode_key, "sizes", "Both sides of each limit.")
    one = suite.accept("1", "a key of 1 byte", b"k")
    for size in (2, 255, 256, 257, 65535, 65536):
        suite.accept(f"{size}", f"a key of {size} bytes", make_data(size))
    suite.reject("0", one, "it has no byte", Reject.STREAM_KEY_EMPTY, b"")
    longest = make_data(storage.MAX_KEY_SIZE)
    limit = suite.accept("longest", "a key of the last length of three bytes", longest)
    suite.reject(
        "too-long",
        limit,
        "it has one byte more",
        Reject.STREAM_KEY_TOO_LONG,
        make_data(storage.MAX_KEY_SIZE + 1),
    )
