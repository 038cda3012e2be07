"""Operations on byte strings, bit by bit."""

from __future__ import annotations

from zgspec.runtime import Fault
from zgspec.runtime.backends import BACKEND


def xor_bytes(left: bytes, right: bytes) -> bytes:
    """Return the exclusive or of two byte strings of one length."""
    if type(left) is not bytes or type(right) is not bytes or len(left) != len(right):
        raise Fault("not two byte strings of one length")
    return BACKEND.xor_bytes(left, right)
