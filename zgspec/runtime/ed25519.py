"""Ed25519 by RFC 8032: one seam each for the public key, signing and verifying.

The rule is strict: canonical points, a scalar below the order of the group, and the equation
without the cofactor. CometBFT verifies by ZIP-215 instead, which accepts more.
"""

from __future__ import annotations

from typing import Final

from zgspec.runtime import Bytes32, Bytes64, bytes32, bytes64
from zgspec.runtime.backends import BACKEND
from zgspec.runtime.encryption import check_bytes

FIELD: Final = 2**255 - 19
ORDER: Final = 2**252 + 27742317777372353535851937790883648493
SIGN_BIT: Final = 2**255


def is_canonical_point(value: Bytes32) -> bool:
    """Return whether y is reduced, and the sign of x is not set where x is zero."""
    number = int.from_bytes(bytes32(value), "little")
    y = number % SIGN_BIT
    return y < FIELD and not (number >= SIGN_BIT and y in (1, FIELD - 1))


def compute_ed25519_public_key(seed: Bytes32) -> Bytes32:
    """Return the public key of a private seed."""
    return Bytes32(BACKEND.get_ed25519_public_key(bytes32(seed)))


def sign_ed25519(seed: Bytes32, message: bytes) -> Bytes64:
    """Return the signature of a message by a private seed."""
    return Bytes64(BACKEND.sign_ed25519(bytes32(seed), check_bytes(message)))


def verify_ed25519(public_key: Bytes32, message: bytes, signature: Bytes64) -> bool:
    """Return whether the signature is valid; a public key that is not a point gives False."""
    signed = bytes64(signature)
    if int.from_bytes(signed[32:], "little") >= ORDER:
        return False
    if not is_canonical_point(public_key) or not is_canonical_point(Bytes32(signed[:32])):
        return False
    return BACKEND.verify_ed25519(public_key, check_bytes(message), signed)
