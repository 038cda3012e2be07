"""SSZ, the encoding of the storage network's messages: a small typed layer over the `ssz` package.

A shape says what a value is; `encode_ssz` turns a value of that shape into bytes, and faults,
naming the place, if it has another shape. `is_ssz` decides about bytes from outside, strictly:
only the one canonical encoding is accepted.
"""

from __future__ import annotations

from zgspec.runtime import Fault, describe
from zgspec.runtime.backends import BACKEND
from zgspec.runtime.encryption import check_bytes
from zgspec.runtime.shapes import (
    SszByteList,
    SszByteVector,
    SszContainer,
    SszList,
    SszOutput,
    SszShape,
    SszUint,
    SszValue,
    check_value,
)

__all__ = [
    "SszByteList",
    "SszByteVector",
    "SszContainer",
    "SszList",
    "SszOutput",
    "SszShape",
    "SszUint",
    "SszValue",
    "decode_ssz",
    "encode_ssz",
    "is_ssz",
    "ssz_shape",
]


def ssz_shape(shape: SszShape) -> SszShape:
    """Check a shape: the constructor for a table of constants."""
    if not isinstance(shape, (SszUint, SszByteVector, SszByteList, SszList, SszContainer)):
        raise Fault(f"not an SSZ shape: {describe(shape)}")
    return shape


def encode_ssz(shape: SszShape, value: SszValue) -> bytes:
    """Return the encoding of integers, bytes, and lists or tuples for lists and containers."""
    check_value(ssz_shape(shape), value, "value")
    return BACKEND.encode_ssz(shape, value)


def decode_ssz(shape: SszShape, data: bytes) -> SszOutput:
    """Return the value that data encodes; a fault unless data is its one canonical encoding."""
    value = BACKEND.decode_ssz(ssz_shape(shape), check_bytes(data))
    if value is None:
        raise Fault(f"not a canonical SSZ encoding: {describe(data)}")
    return value


def is_ssz(shape: SszShape, data: bytes) -> bool:
    """Return whether data is the canonical encoding of a value of the shape."""
    return BACKEND.decode_ssz(ssz_shape(shape), check_bytes(data)) is not None
