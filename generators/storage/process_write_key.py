"""Keys that are written."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import NEXT, make_used_stream
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write new keys at every place of the order, known keys, and deletions."""
    suite = make.suite(storage.process_write_key, "keys", "New and known keys.")
    value = storage.ByteRange(primitives.byte_count(300), primitives.byte_count(305))
    for slug, key in (
        ("first", b"\x00"),
        ("prefix", b"app"),
        ("longer", b"apples"),
        ("between", b"blueberry"),
        ("last", b"\xff"),
        ("known", b"banana"),
        ("known-last", b"secret"),
    ):
        suite.accept(slug, f"the {slug} key", make_used_stream(), u64(NEXT), key, value)
    nothing = storage.ByteRange(value.start, value.start)
    suite.accept("deleted", "a key is deleted", make_used_stream(), u64(NEXT), b"apple", nothing)
    new = storage.get_new_stream()
    suite.accept("new", "the first key of a stream", new, u64(NEXT), b"apple", value)
