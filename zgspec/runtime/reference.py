"""The slow backend: other libraries than the fast one, and short readable functions over them.

pycryptodome gives the hashes and the block cipher, py_ecc the group of secp256k1. Modes, key
derivation, ECDSA, Ed25519 and SSZ are written out.
"""

from __future__ import annotations

import hmac
from typing import Final

from Crypto.Cipher import AES
from Crypto.Hash import SHA3_256, SHA256, BLAKE2b, keccak
from Crypto.Util.asn1 import DerSequence
from py_ecc.secp256k1.secp256k1 import (
    B,
    G,
    N,
    P,
    add,
    ecdsa_raw_recover,
    ecdsa_raw_sign,
    multiply,
    privtopub,
)

from zgspec.runtime import edwards, ssz_reference
from zgspec.runtime.interface import Backend


def compute_keccak256(data: bytes) -> bytes:
    """Return the original Keccak-256 digest."""
    if type(data) is not bytes:
        raise TypeError(f"keccak256 takes bytes, not {type(data).__name__}")
    return keccak.new(digest_bits=256, data=data).digest()


def compute_sha256(data: bytes) -> bytes:
    """Return the SHA-256 digest."""
    return SHA256.new(data).digest()


def compute_sha3_256(data: bytes) -> bytes:
    """Return the SHA3-256 digest."""
    return SHA3_256.new(data).digest()


def compute_blake2b_512(data: bytes) -> bytes:
    """Return the BLAKE2b digest of 64 bytes."""
    return BLAKE2b.new(digest_bits=512, data=data).digest()


def xor_bytes(left: bytes, right: bytes) -> bytes:
    """Return the exclusive or, byte by byte."""
    return bytes(one ^ other for one, other in zip(left, right, strict=True))


def derive_hkdf_sha256(key_material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """Return length bytes derived by HKDF-SHA256, as RFC 5869 writes it: extract, then expand."""
    pseudorandom_key = hmac.digest(salt, key_material, "sha256")
    block, derived = b"", b""
    while len(derived) < length:
        block = hmac.digest(
            pseudorandom_key, block + info + bytes([len(derived) // 32 + 1]), "sha256"
        )
        derived += block
    return derived[:length]


def apply_aes_256_ctr(key: bytes, counter: bytes, data: bytes) -> bytes:
    """Return data combined with the encrypted counters, block by block."""
    first = int.from_bytes(counter, "big")
    count = (len(data) + 15) // 16
    counters = [((first + index) % 2**128).to_bytes(16, "big") for index in range(count)]
    stream = AES.new(key, AES.MODE_ECB).encrypt(b"".join(counters))
    return bytes(left ^ right for left, right in zip(data, stream, strict=False))


def decompress(public_key: bytes) -> tuple[int, int] | None:
    """Return the point of a compressed public key, or None."""
    x = int.from_bytes(public_key[1:], "big")
    if public_key[0] not in (2, 3) or x >= P:
        return None
    square = (pow(x, 3, P) + B) % P
    y = pow(square, (P + 1) // 4, P)
    if y * y % P != square:
        return None
    return (x, y if y % 2 == public_key[0] % 2 else P - y)


def read_point(public_key: bytes) -> tuple[int, int]:
    """Return the point of a public key that is known to be one."""
    point = decompress(public_key)
    if point is None:
        raise ValueError("not a point of the curve")
    return point


def compress(point: tuple[int, int]) -> bytes:
    """Return the compressed form of a point."""
    x, y = point
    return bytes([2 + y % 2]) + x.to_bytes(32, "big")


def get_coordinates(public_key: bytes) -> bytes | None:
    """Return x and y of a compressed point, or None where there is no such point."""
    point = decompress(public_key)
    if point is None:
        return None
    return point[0].to_bytes(32, "big") + point[1].to_bytes(32, "big")


def get_public_key(private_key: bytes) -> bytes:
    """Return the compressed public key."""
    return compress(privtopub(private_key))


def get_shared_x(private_key: bytes, public_key: bytes) -> bytes:
    """Return the x-coordinate of the shared point."""
    shared = multiply(read_point(public_key), int.from_bytes(private_key, "big"))
    return shared[0].to_bytes(32, "big")


def reduce_digest(digest: bytes) -> bytes:
    """Return the digest modulo the order, as RFC 6979 feeds it to the generator of the nonce."""
    return (int.from_bytes(digest, "big") % N).to_bytes(32, "big")


def sign_digest(private_key: bytes, digest: bytes) -> bytes:
    """Return r, s and the parity."""
    v, r, s = ecdsa_raw_sign(reduce_digest(digest), private_key)
    return r.to_bytes(32, "big") + s.to_bytes(32, "big") + bytes([v - 27])


def verify_digest(public_key: bytes, digest: bytes, signature: bytes) -> bool:
    """Return whether the x-coordinate of (digest/s)G + (r/s)Q is r modulo the order."""
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    inverse = pow(s, -1, N)
    left = multiply(G, int.from_bytes(digest, "big") * inverse % N)
    right = multiply(read_point(public_key), r * inverse % N)
    found = add(left, right)
    # py_ecc writes the neutral element as (0, 0).
    return found != (0, 0) and found[0] % N == r


def recover_public_key(digest: bytes, signature: bytes) -> bytes | None:
    """Return the compressed public key, or None."""
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:64], "big")
    try:
        point = ecdsa_raw_recover(reduce_digest(digest), (27 + signature[64], r, s))
    except ValueError:
        return None
    return None if point == (0, 0) else compress(point)


def decode_der(signature: bytes) -> tuple[int, int] | None:
    """Return r and s of a DER signature, or None: read them where they stand, and encode again."""
    if len(signature) < 8:
        return None
    end = 4 + signature[3]
    r, s = int.from_bytes(signature[4:end], "big"), int.from_bytes(signature[end + 2 :], "big")
    return (r, s) if DerSequence([r, s]).encode() == signature else None


REFERENCE: Final = Backend(
    keccak256=compute_keccak256,
    sha256=compute_sha256,
    sha3_256=compute_sha3_256,
    blake2b_512=compute_blake2b_512,
    xor_bytes=xor_bytes,
    hkdf_sha256=derive_hkdf_sha256,
    aes_256_ctr=apply_aes_256_ctr,
    get_coordinates=get_coordinates,
    get_public_key=get_public_key,
    get_shared_x=get_shared_x,
    sign_digest=sign_digest,
    verify_digest=verify_digest,
    recover_public_key=recover_public_key,
    decode_der=decode_der,
    get_ed25519_public_key=edwards.get_public_key,
    sign_ed25519=edwards.sign,
    verify_ed25519=edwards.verify,
    encode_ssz=ssz_reference.encode,
    decode_ssz=ssz_reference.decode,
)
