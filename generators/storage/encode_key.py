"""Keys with their lengths."""

from __future__ import annotations

from generators.framework import Maker, make_data
from zgspec.active import storage

Reject = storage.StreamEncodingReject


def generate(make: Maker) -> None:
    """Write keys around each byte of the length, and none."""
    suite = make.suite(storage.encode_key, "sizes", "Sizes around each byte of the length.")
    for size in (1, 2, 255, 256, 257):
        twin = suite.accept(f"{size}", f"a key of {size} bytes", make_data(size))
    suite.reject("0", twin, "it has no byte", Reject.STREAM_KEY_EMPTY, b"")
