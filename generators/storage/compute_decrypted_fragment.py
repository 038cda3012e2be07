"""The data in parts of an encrypted file."""

from __future__ import annotations

from generators.framework import Maker, make_data, make_hash
from zgspec.active import primitives, storage
from zgspec.runtime import bytes16
from zgspec.runtime.secp256k1 import compute_public_key


def generate(make: Maker) -> None:
    """Write fragments in front of, on and behind the end of the header."""
    suite = make.suite(storage.compute_decrypted_fragment, "parts", "Parts of an encrypted file.")
    key = make_hash("file key")
    nonce = bytes16(make_hash("nonce")[:16])
    sender = compute_public_key(make_hash("sender"))
    for name, header in (
        ("v1", storage.EncryptionHeader(nonce, None)),
        ("v2", storage.EncryptionHeader(nonce, sender)),
    ):
        encrypted = storage.compute_encrypted_file(key, header, make_data(600, 9))
        size = storage.compute_header_size(header)
        for start, end in (
            (256, 512),
            (512, len(encrypted)),
            (0, len(encrypted)),
            (0, size),
            (1, size - 1),
            (size - 1, size + 1),
            (size + 1, size + 34),
        ):
            suite.accept(
                f"{name}-{start}-{end}",
                f"bytes {start} to {end}",
                key,
                header,
                primitives.byte_count(start),
                encrypted[start:end],
            )
