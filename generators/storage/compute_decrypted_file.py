"""Encrypted files, and files without a header."""

from __future__ import annotations

from generators.framework import Maker, make_data, make_hash
from zgspec.active import storage
from zgspec.runtime import bytes16
from zgspec.runtime.secp256k1 import compute_public_key

Reject = storage.EncryptionReject


def generate(make: Maker) -> None:
    """Write both versions, and a damaged first byte."""
    suite = make.suite(storage.compute_decrypted_file, "files", "Both versions, and damaged ones.")
    key = make_hash("file key")
    nonce = bytes16(make_hash("nonce")[:16])
    sender = compute_public_key(make_hash("sender"))
    for name, header, reason in (
        ("v1", storage.EncryptionHeader(nonce, None), Reject.HEADER_SYMMETRIC_TOO_SHORT),
        ("v2", storage.EncryptionHeader(nonce, sender), Reject.HEADER_ECIES_TOO_SHORT),
    ):
        encrypted = storage.compute_encrypted_file(key, header, make_data(300, 3))
        size = storage.compute_header_size(header)
        valid = suite.accept(name, f"a file with a header of {name}", key, encrypted)
        suite.accept(f"{name}-empty", "no data behind the header", key, encrypted[:size])
        short = encrypted[: size - 1]
        suite.reject(f"{name}-short", valid, "the header is cut off", reason, key, short)
        plain = b"\x00" + encrypted[1:]
        change = "the version is zero"
        unknown = Reject.HEADER_UNKNOWN_VERSION
        suite.reject(f"{name}-version", valid, change, unknown, key, plain)
    suite.reject("empty", valid, "there are no bytes", Reject.HEADER_MISSING, key, b"")
