"""Hash functions: one seam each. An argument that is not `bytes` is a TypeError."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgspec.runtime import Bytes32, Bytes64
from zgspec.runtime.backends import BACKEND

if TYPE_CHECKING:

    def keccak256(data: bytes) -> Bytes32:
        """Return the Keccak-256 digest, by the original padding."""
else:
    # A wrapper would cost a tenth of the hash, so this is the function of the backend itself.
    keccak256 = BACKEND.keccak256


def sha256(data: bytes) -> Bytes32:
    """Return the SHA-256 digest."""
    return Bytes32(BACKEND.sha256(data))


def sha3_256(data: bytes) -> Bytes32:
    """Return the SHA3-256 digest, which is not Keccak-256: the padding byte is 0x06."""
    return Bytes32(BACKEND.sha3_256(data))


def blake2b_512(data: bytes) -> Bytes64:
    """Return the BLAKE2b digest of 64 bytes, without key, salt and personalisation."""
    return Bytes64(BACKEND.blake2b_512(data))
