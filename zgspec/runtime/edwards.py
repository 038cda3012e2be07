"""Ed25519 written out, after RFC 8032 section 5.1: the slow reference. Points are affine."""

from __future__ import annotations

import hashlib
from typing import Final, TypeAlias

Point: TypeAlias = tuple[int, int]

P: Final = 2**255 - 19
ORDER: Final = 2**252 + 27742317777372353535851937790883648493
D: Final = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE: Final = pow(2, (P - 1) // 4, P)
BASE_Y: Final = 4 * pow(5, -1, P) % P
NEUTRAL: Final = (0, 1)


def find_x(y: int, sign: int) -> int | None:
    """Return the x-coordinate with the given parity of a point with this y, or None."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_ONE % P
    if x * x % P != square or (x == 0 and sign == 1):
        return None
    return x if x % 2 == sign else P - x


def decode_point(data: bytes) -> Point | None:
    """Return the point of 32 bytes, or None where there is none or the encoding isn't canonical."""
    number = int.from_bytes(data, "little")
    y = number % 2**255
    if y >= P:
        return None
    x = find_x(y, number >> 255)
    return None if x is None else (x, y)


def encode_point(point: Point) -> bytes:
    """Return y and, in the highest bit, the parity of x."""
    x, y = point
    return (y + (x % 2 << 255)).to_bytes(32, "little")


def add(left: Point, right: Point) -> Point:
    """Return the sum of two points."""
    (x1, y1), (x2, y2) = left, right
    product = D * x1 * x2 * y1 * y2 % P
    x = (x1 * y2 + x2 * y1) * pow(1 + product, -1, P) % P
    y = (y1 * y2 + x1 * x2) * pow(1 - product, -1, P) % P
    return (x, y)


def multiply(point: Point, scalar: int) -> Point:
    """Return the multiple of a point, by doubling and adding."""
    result = NEUTRAL
    while scalar > 0:
        if scalar % 2 == 1:
            result = add(result, point)
        point = add(point, point)
        scalar //= 2
    return result


def get_base() -> Point:
    """Return the base point: y is 4/5 and x is even."""
    x = find_x(BASE_Y, 0)
    if x is None:
        raise ValueError("the base point is not on the curve")
    return (x, BASE_Y)


def hash_scalar(*parts: bytes) -> int:
    """Return the SHA-512 digest of the parts as a scalar."""
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % ORDER


def expand(seed: bytes) -> tuple[int, bytes]:
    """Return the secret scalar and the prefix of a seed."""
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little")
    scalar = scalar % 2**254 // 8 * 8 + 2**254
    return scalar, digest[32:]


def get_public_key(seed: bytes) -> bytes:
    """Return the public key of a seed."""
    return encode_point(multiply(get_base(), expand(seed)[0]))


def sign(seed: bytes, message: bytes) -> bytes:
    """Return the signature of a message."""
    scalar, prefix = expand(seed)
    public_key = encode_point(multiply(get_base(), scalar))
    nonce = hash_scalar(prefix, message)
    commitment = encode_point(multiply(get_base(), nonce))
    response = (nonce + hash_scalar(commitment, public_key, message) * scalar) % ORDER
    return commitment + response.to_bytes(32, "little")


def verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether S*B equals R + k*A, without the cofactor."""
    key, commitment = decode_point(public_key), decode_point(signature[:32])
    response = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or response >= ORDER:
        return False
    challenge = hash_scalar(signature[:32], public_key, message)
    return multiply(get_base(), response) == add(commitment, multiply(key, challenge))
