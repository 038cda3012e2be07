"""Vectors of storage.md#compute_header_size."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from zgspec.active import storage
from zgspec.runtime import bytes16, bytes33


def generate(make: Maker) -> None:
    """Make the suite of versions: with and without a key."""
    suite = make.suite(storage.compute_header_size, "versions", "With and without a key.")
    nonce = bytes16(make_hash("nonce")[:16])
    suite.accept("symmetric", "a header without a key", storage.EncryptionHeader(nonce, None))
    key = bytes33(b"\x02" + make_hash("key"))
    suite.accept("ecies", "a header with a key", storage.EncryptionHeader(nonce, key))
