"""The bytes of headers."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from zgspec.active import storage
from zgspec.runtime import bytes16
from zgspec.runtime.secp256k1 import compute_public_key


def generate(make: Maker) -> None:
    """Write headers of both versions."""
    suite = make.suite(storage.encode_encryption_header, "versions", "Headers of both versions.")
    for index in range(3):
        nonce = bytes16(make_hash("nonce", index)[:16])
        key = compute_public_key(make_hash("ephemeral", index))
        suite.accept(f"v1-{index}", "a known key", storage.EncryptionHeader(nonce, None))
        suite.accept(f"v2-{index}", "a key of the sender", storage.EncryptionHeader(nonce, key))
