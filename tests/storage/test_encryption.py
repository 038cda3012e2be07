"""The client-side encryption, against a message that the Go client made and its Rust counterpart reads."""

from __future__ import annotations

import pytest

from zgspec.active import primitives, storage
from zgspec.runtime import Rejected, bytes16, bytes32
from zgspec.runtime.secp256k1 import compute_public_key

# From the fixtures of 0gfoundation/0g-storage-sdk-rust, produced with the Go client.
RECIPIENT = bytes32(b"\x11" * 32)
ENCRYPTED = bytes.fromhex(
    "02035a9a481b40dd204a7b181352eb35e38ee83ff225b3855dae85c27fc3f0d24f228b648507a626cd8cdb8e5eb6"
    "1707a4ba189f45910bb604171c02533d6ca5dab9364faeca27c54186342eed33d2012054b21b695ee84bc6beeba2"
    "8e8d8255eb196eae5274d912dd23f98bf489"
)
PLAIN = b"the quick brown fox jumps over the lazy dog -- ECIES interop"


def test_a_message_of_the_go_client_is_decrypted() -> None:
    header = storage.decode_encryption_header(ENCRYPTED)
    assert header.ephemeral_key is not None
    key = storage.compute_shared_key(RECIPIENT, header.ephemeral_key)
    assert storage.compute_decrypted_file(key, ENCRYPTED) == PLAIN


def test_encryption_gives_the_message_of_the_go_client() -> None:
    header = storage.decode_encryption_header(ENCRYPTED)
    assert header.ephemeral_key is not None
    key = storage.compute_shared_key(RECIPIENT, header.ephemeral_key)
    assert storage.compute_encrypted_file(key, header, PLAIN) == ENCRYPTED


def test_both_sides_derive_one_key() -> None:
    sender = bytes32(b"\x22" * 32)
    sent = storage.compute_shared_key(sender, compute_public_key(RECIPIENT))
    assert sent == storage.compute_shared_key(RECIPIENT, compute_public_key(sender))


@pytest.mark.parametrize("size", [64, 51, 50, 49, 7])
def test_fragments_of_any_size_give_the_data(size: int) -> None:
    header = storage.decode_encryption_header(ENCRYPTED)
    assert header.ephemeral_key is not None
    key = storage.compute_shared_key(RECIPIENT, header.ephemeral_key)
    parts = [
        storage.compute_decrypted_fragment(
            key, header, primitives.byte_count(start), ENCRYPTED[start : start + size]
        )
        for start in range(0, len(ENCRYPTED), size)
    ]
    assert b"".join(parts) == PLAIN


def test_the_counter_wraps_as_sp_800_38a_increments_it() -> None:
    """Appendix F.5.5 of NIST SP 800-38A: the second block of AES-256 in counter mode."""
    key = bytes32(bytes.fromhex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"))
    nonce = bytes16(bytes.fromhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"))
    block = bytes.fromhex("ae2d8a571e03ac9c9eb76fac45af8e51")
    found = storage.compute_cipher(key, nonce, primitives.byte_count(16), block)
    assert found.hex() == "f443e3ca4d62b59aca84e990cacaf5c5"


def test_a_key_off_the_curve_is_refused() -> None:
    header = storage.decode_encryption_header(ENCRYPTED[:1] + b"\x09" + ENCRYPTED[2:])
    assert header.ephemeral_key is not None
    with pytest.raises(Rejected, match="HEADER_BAD_KEY"):
        storage.compute_shared_key(RECIPIENT, header.ephemeral_key)
