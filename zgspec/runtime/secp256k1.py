"""secp256k1: keys, shared secrets and ECDSA, one seam each.

A public key is compressed: 0x02 or 0x03 and the x-coordinate. What comes from outside is decided
by `is_private_key`, `is_public_key`, `verify_digest`, `verify_der_signature` and
`recover_public_key`; the others fault on a bad key.
"""

from __future__ import annotations

from typing import Final

from zgspec.runtime import (
    Bytes32,
    Bytes33,
    Bytes64,
    Bytes65,
    Fault,
    bytes32,
    bytes33,
    bytes64,
    bytes65,
)
from zgspec.runtime.backends import BACKEND
from zgspec.runtime.encryption import check_bytes

ORDER: Final = 0xFFFFFFFF_FFFFFFFF_FFFFFFFF_FFFFFFFE_BAAEDCE6_AF48A03B_BFD25E8C_D0364141


def is_private_key(value: Bytes32) -> bool:
    """Return whether value is a private key: 1 to the order of the group minus 1."""
    return 0 < int.from_bytes(bytes32(value), "big") < ORDER


def is_public_key(value: Bytes33) -> bool:
    """Return whether value is the compressed form of a point of the curve."""
    return BACKEND.get_coordinates(bytes33(value)) is not None


def check_private_key(value: Bytes32) -> Bytes32:
    """Return value, or fault where it is not a private key. The message never shows it."""
    if not is_private_key(value):
        raise Fault("not a private key of secp256k1")
    return value


def compute_coordinates(public_key: Bytes33) -> Bytes64:
    """Return the coordinates x and y of a public key; a fault if it is not a point of the curve."""
    coordinates = BACKEND.get_coordinates(bytes33(public_key))
    if coordinates is None:
        raise Fault(f"not a public key of secp256k1: {public_key.hex()}")
    return Bytes64(coordinates)


def compute_public_key(private_key: Bytes32) -> Bytes33:
    """Return the compressed public key of a private key."""
    return Bytes33(BACKEND.get_public_key(check_private_key(private_key)))


def compute_shared_secret(private_key: Bytes32, public_key: Bytes33) -> Bytes32:
    """Return the x-coordinate of the product of the two keys (Diffie-Hellman)."""
    check_private_key(private_key)
    compute_coordinates(public_key)
    return Bytes32(BACKEND.get_shared_x(private_key, public_key))


def sign_digest(private_key: Bytes32, digest: Bytes32) -> Bytes65:
    """Return r, s and the parity of R (0 or 1): deterministic by RFC 6979, with the lower s."""
    return Bytes65(BACKEND.sign_digest(check_private_key(private_key), bytes32(digest)))


def verify_digest(public_key: Bytes33, digest: Bytes32, signature: Bytes64) -> bool:
    """Return whether r and s sign the digest. Both values of s are accepted; a bad key is False."""
    signed = bytes64(signature)
    scalars = (int.from_bytes(signed[:32], "big"), int.from_bytes(signed[32:], "big"))
    if not (0 < scalars[0] < ORDER and 0 < scalars[1] < ORDER):
        return False
    if not is_public_key(public_key):
        return False
    return BACKEND.verify_digest(public_key, bytes32(digest), signed)


def verify_der_signature(public_key: Bytes33, digest: Bytes32, signature: bytes) -> bool:
    """Return whether the signature, a DER sequence of r and s as in libp2p, signs the digest."""
    scalars = BACKEND.decode_der(check_bytes(signature))
    if scalars is None or not (0 < scalars[0] < ORDER and 0 < scalars[1] < ORDER):
        return False
    r, s = scalars
    return verify_digest(public_key, digest, Bytes64(r.to_bytes(32, "big") + s.to_bytes(32, "big")))


def recover_public_key(digest: Bytes32, signature: Bytes65) -> Bytes33 | None:
    """Return the key that signed the digest by r, s and the parity of R (0 or 1), or None.

    Both values of s are accepted. As on the chain, R is never the point whose x exceeds the order.
    """
    signed = bytes65(signature)
    r, s = int.from_bytes(signed[:32], "big"), int.from_bytes(signed[32:64], "big")
    if not (0 < r < ORDER and 0 < s < ORDER) or signed[64] > 1:
        return None
    found = BACKEND.recover_public_key(bytes32(digest), signed)
    return None if found is None else Bytes33(found)
