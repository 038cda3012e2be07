"""Keys in a file."""

from __future__ import annotations

from generators.framework import Maker, make_data
from generators.kv import make_reader
from zgspec.active import storage

Reject = storage.StreamDataReject


def generate(make: Maker) -> None:
    """Write keys of sizes around each byte of the length, and what is too short for them."""
    suite = make.suite(storage.decode_key, "sizes", "Sizes around each byte of the length.")
    for size in (1, 2, 255, 256, 257, 4096):
        data = size.to_bytes(3, "big") + make_data(size, 2)
        valid = suite.accept(f"{size}", f"a key of {size} bytes", *make_reader(data))
        reason = Reject.STREAM_DATA_INVALID
        cut = make_reader(data[:-1])
        suite.reject(f"{size}-cut", valid, "its last byte is missing", reason, *cut)
    more = make_reader(b"\x07\x00\x00\x01kk", 1)
    valid = suite.accept("behind", "a key with a byte in front and one behind", *more)
    for slug, change, data in (
        ("empty", "the key is empty", b"\x07\x00\x00\x00kk"),
        ("longer", "its length is one more than there is", b"\x07\x00\x00\x03kk"),
        ("longest", "its length is the highest", b"\x07\xff\xff\xffkk"),
        ("no-length", "its length is cut", b"\x07\x00\x00"),
        ("nothing", "nothing is there", b"\x07"),
    ):
        suite.reject(slug, valid, change, Reject.STREAM_DATA_INVALID, *make_reader(data, 1))
