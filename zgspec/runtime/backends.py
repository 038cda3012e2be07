"""The one place where a cryptographic backend is chosen: ZGSPEC_BACKEND is `native` (default) or
`reference`.

Both backends give the same answer on every input that a seam passes on; the tests compare them.
The seams check their arguments first, so that an error has one text whatever the backend.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from zgspec.runtime.shapes import SszOutput, SszShape, SszValue

VARIABLE: Final = "ZGSPEC_BACKEND"
NAMES: Final = ("native", "reference")


class BackendError(ValueError):
    """There is no backend of the name that was asked for."""


@dataclass(frozen=True)
class Backend:
    """The functions of a backend, which get checked arguments. None and False mean refused."""

    keccak256: Callable[[bytes], bytes]
    sha256: Callable[[bytes], bytes]
    sha3_256: Callable[[bytes], bytes]
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


def get_name(value: str | None) -> str:
    """Return the name of the backend that the environment variable asks for."""
    if value is None or value == "":
        return NAMES[0]
    if value not in NAMES:
        raise BackendError(f"{VARIABLE}={value}: choose {' or '.join(NAMES)}")
    return value


@cache
def load_backend(name: str) -> Backend:
    """Return a backend by name. The native one imports a library when it first needs it."""
    if get_name(name) == "reference":
        limit = sys.getrecursionlimit()
        from zgspec.runtime.reference import REFERENCE

        # py_ecc raises the limit of the whole process when it is imported.
        sys.setrecursionlimit(limit)
        return REFERENCE
    from zgspec.runtime.native import NATIVE

    return NATIVE


# The backend of this process.
BACKEND: Final = load_backend(get_name(os.environ.get(VARIABLE)))
