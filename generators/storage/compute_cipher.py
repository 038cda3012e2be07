"""Data at an offset, encrypted or decrypted."""

from __future__ import annotations

from generators.framework import Maker, make_data, make_hash
from zgspec.active import primitives, storage
from zgspec.runtime import bytes16


def generate(make: Maker) -> None:
    """Write offsets on and between blocks."""
    suite = make.suite(storage.compute_cipher, "offsets", "Offsets on and between blocks.")
    key = make_hash("file key")
    nonces = (bytes16(make_hash("nonce")[:16]), bytes16(b"\xff" * 16))
    for offset in (0, 1, 15, 16, 2**40 + 3):
        for length in (1, 31) if offset % 16 else (16, 33):
            suite.accept(
                f"{offset}-{length}",
                f"{length} bytes at {offset}",
                key,
                nonces[offset % 2],
                primitives.byte_count(offset),
                make_data(length, offset % 2**32),
            )
    suite.accept("empty", "no bytes", key, nonces[0], primitives.byte_count(5), b"")
    wrapped = make_data(48, 1)
    suite.accept("wrap", "the counter wraps", key, nonces[1], primitives.byte_count(0), wrapped)
