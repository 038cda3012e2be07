"""The fast backend. Each function imports its library when it is first called."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import tiny_keccak

from zgspec.runtime.interface import Backend

# Up to this length integers are faster than a call of the library.
SHORT_LENGTH: Final = 2048

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec

    from zgspec.runtime.shapes import SszOutput, SszShape, SszValue


def compute_sha256(data: bytes) -> bytes:
    """Return the SHA-256 digest."""
    return hashlib.sha256(data).digest()


def compute_sha3_256(data: bytes) -> bytes:
    """Return the SHA3-256 digest."""
    return hashlib.sha3_256(data).digest()


def compute_blake2b_512(data: bytes) -> bytes:
    """Return the BLAKE2b digest of 64 bytes."""
    return hashlib.blake2b(data).digest()


def xor_bytes(left: bytes, right: bytes) -> bytes:
    """Return the exclusive or; long strings are left to a library in C."""
    length = len(left)
    if length <= SHORT_LENGTH:
        number = int.from_bytes(left, "little") ^ int.from_bytes(right, "little")
        return number.to_bytes(length, "little")
    from Crypto.Util.strxor import strxor

    return strxor(left, right)


def derive_hkdf_sha256(key_material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """Return length bytes derived by HKDF-SHA256."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length, salt, info).derive(key_material)


def apply_aes_256_ctr(key: bytes, counter: bytes, data: bytes) -> bytes:
    """Return data combined with the key stream."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    encryptor = Cipher(algorithms.AES256(key), modes.CTR(counter)).encryptor()
    return encryptor.update(data) + encryptor.finalize()


def read_public_key(public_key: bytes) -> ec.EllipticCurvePublicKey:
    """Return the key object of a point."""
    from cryptography.hazmat.primitives.asymmetric import ec

    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256K1(), public_key)


def get_coordinates(public_key: bytes) -> bytes | None:
    """Return x and y of a compressed point, or None where there is no such point."""
    from spec256k1 import PublicKey

    try:
        return PublicKey(public_key).format(compressed=False)[1:]
    except ValueError:
        return None


def get_public_key(private_key: bytes) -> bytes:
    """Return the compressed public key."""
    from spec256k1 import PublicKey

    return PublicKey.from_secret(private_key).format()


def get_shared_x(private_key: bytes, public_key: bytes) -> bytes:
    """Return the x-coordinate of the shared point."""
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.derive_private_key(int.from_bytes(private_key, "big"), ec.SECP256K1())
    return key.exchange(ec.ECDH(), read_public_key(public_key))


def sign_digest(private_key: bytes, digest: bytes) -> bytes:
    """Return r, s and the parity."""
    from spec256k1 import PrivateKey

    return PrivateKey(private_key).sign_recoverable(digest)


def verify_digest(public_key: bytes, digest: bytes, signature: bytes) -> bool:
    """Return whether r and s sign the digest."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec, utils
    from cryptography.hazmat.primitives.hashes import SHA256

    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    der = utils.encode_dss_signature(r, s)
    try:
        read_public_key(public_key).verify(der, digest, ec.ECDSA(utils.Prehashed(SHA256())))
    except InvalidSignature:
        return False
    return True


def recover_public_key(digest: bytes, signature: bytes) -> bytes | None:
    """Return the compressed public key, or None."""
    from spec256k1 import PublicKey

    try:
        return PublicKey.from_signature_and_message(signature, digest).format()
    except ValueError:
        return None


def decode_der(signature: bytes) -> tuple[int, int] | None:
    """Return r and s of a DER signature, or None."""
    from cryptography.hazmat.primitives.asymmetric import utils

    try:
        return utils.decode_dss_signature(signature)
    except ValueError:
        return None


def get_ed25519_public_key(seed: bytes) -> bytes:
    """Return the public key of a seed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign_ed25519(seed: bytes, message: bytes) -> bytes:
    """Return the signature."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def verify_ed25519(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether the signature is valid."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def encode_ssz(shape: SszShape, value: SszValue) -> bytes:
    """Return the encoding by the `ssz` package."""
    from zgspec.runtime.ssz_package import encode

    return encode(shape, value)


def decode_ssz(shape: SszShape, data: bytes) -> SszOutput | None:
    """Return the value by the `ssz` package, or None."""
    from zgspec.runtime.ssz_package import decode

    return decode(shape, data)


NATIVE: Final = Backend(
    keccak256=tiny_keccak.keccak256,
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
    get_ed25519_public_key=get_ed25519_public_key,
    sign_ed25519=sign_ed25519,
    verify_ed25519=verify_ed25519,
    encode_ssz=encode_ssz,
    decode_ssz=decode_ssz,
)
