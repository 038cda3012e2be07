"""Key derivation and the stream cipher: one seam each. A wrong type or length is a fault."""

from __future__ import annotations

from typing import Final

from zgspec.runtime import Bytes16, Bytes32, Fault, bytes16, bytes32, describe
from zgspec.runtime.backends import BACKEND

# RFC 5869: at most 255 blocks of the hash.
MAX_DERIVED_LENGTH: Final = 255 * 32


def check_bytes(data: bytes) -> bytes:
    """Check that data is a string of bytes, of any length."""
    if type(data) is not bytes:
        raise Fault(f"not bytes: {describe(data)}")
    return data


def hkdf_sha256(key_material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """Return length bytes (1 to 8160) derived by HKDF-SHA256; an empty salt means none."""
    if type(length) is not int or not 1 <= length <= MAX_DERIVED_LENGTH:
        raise Fault(f"not a length of 1 to {MAX_DERIVED_LENGTH}: {describe(length)}")
    return BACKEND.hkdf_sha256(
        check_bytes(key_material), check_bytes(salt), check_bytes(info), length
    )


def aes_256_ctr(key: Bytes32, counter: Bytes16, data: bytes) -> bytes:
    """Return data encrypted, or decrypted, by AES-256 in counter mode.

    The counter of the first block is a 128-bit big-endian integer; it grows by one and wraps.
    """
    return BACKEND.aes_256_ctr(bytes32(key), bytes16(counter), check_bytes(data))
