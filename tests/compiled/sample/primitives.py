"""A module in the style of the text: units and their constructors."""

from __future__ import annotations

from typing import Final, NewType

from zgspec.runtime import Bytes32, Uint64, u64
from zgspec.runtime.hashing import keccak256

Entries = NewType("Entries", int)

ZERO_HASH: Final[Bytes32] = Bytes32(b"\x00" * 32)
EMPTY_HASH: Final[Bytes32] = keccak256(b"")


def entries(value: int) -> Entries:
    """Check a number of entries of 64 bits."""
    return Entries(u64(value))


def compute_parent(left: Bytes32, right: Bytes32) -> Bytes32:
    """Return the hash of two children."""
    return keccak256(left + right)


def compute_quotient(dividend: Uint64, divisor: Uint64) -> Uint64:
    """Return the quotient rounded up, for a positive divisor."""
    return u64((dividend + divisor - 1) // divisor)
