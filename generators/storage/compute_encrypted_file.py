"""Encrypted files."""

from __future__ import annotations

from generators.framework import Maker, make_data, make_hash
from zgspec.active import storage
from zgspec.runtime import bytes16
from zgspec.runtime.secp256k1 import compute_public_key


def generate(make: Maker) -> None:
    """Write files of several sizes with both headers."""
    suite = make.suite(storage.compute_encrypted_file, "files", "Several sizes, both headers.")
    sender, recipient = make_hash("sender"), compute_public_key(make_hash("recipient"))
    nonce = bytes16(make_hash("nonce")[:16])
    symmetric = storage.EncryptionHeader(nonce, None)
    ecies = storage.EncryptionHeader(nonce, compute_public_key(sender))
    for size in (0, 16, 239, 1000):
        data = make_data(size, 5)
        suite.accept(f"v1-{size}", f"{size} bytes", make_hash("file key"), symmetric, data)
        key = storage.compute_shared_key(sender, recipient)
        suite.accept(f"v2-{size}", f"{size} bytes for a recipient", key, ecies, data)
