"""What every cryptographic backend offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zgspec.runtime.shapes import SszOutput, SszShape, SszValue


@dataclass(frozen=True)
class Backend:
    """The functions of a backend, which get checked arguments. None and False mean refused."""

    keccak256: Callable[[bytes], bytes]
    sha256: Callable[[bytes], bytes]
    sha3_256: Callable[[bytes], bytes]
    blake2b_512: Callable[[bytes], bytes]
    # Two byte strings of one length.
    xor_bytes: Callable[[bytes, bytes], bytes]
    hkdf_sha256: Callable[[bytes, bytes, bytes, int], bytes]
    aes_256_ctr: Callable[[bytes, bytes, bytes], bytes]
    # secp256k1: a private key is 32 bytes, a public key 33 (compressed).
    get_coordinates: Callable[[bytes], bytes | None]
    get_public_key: Callable[[bytes], bytes]
    get_shared_x: Callable[[bytes, bytes], bytes]
    sign_digest: Callable[[bytes, bytes], bytes]
    verify_digest: Callable[[bytes, bytes, bytes], bool]
    recover_public_key: Callable[[bytes, bytes], bytes | None]
    decode_der: Callable[[bytes], tuple[int, int] | None]
    get_ed25519_public_key: Callable[[bytes], bytes]
    sign_ed25519: Callable[[bytes, bytes], bytes]
    verify_ed25519: Callable[[bytes, bytes, bytes], bool]
    encode_ssz: Callable[[SszShape, SszValue], bytes]
    decode_ssz: Callable[[SszShape, bytes], SszOutput | None]
