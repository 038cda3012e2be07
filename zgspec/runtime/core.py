"""Checked integers and bytes, rejections, faults. No protocol rules.

A constructor is a function, since a call of a `NewType` compiles to nothing. Its parameter is an
`object` at run time and an `int` (or `bytes`) for the type checker: with an `int` parameter,
compiled code would turn `True` into 1 and refuse 1.5 with a `TypeError` before the first line of
the function runs. A range is checked by a shift, which leaves 0 of the numbers in it only: compiled
code compares with `2**64`, an object on the heap, three times more slowly.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, NewType, overload

Uint8 = NewType("Uint8", int)
Uint16 = NewType("Uint16", int)
Uint32 = NewType("Uint32", int)
Uint64 = NewType("Uint64", int)
Uint128 = NewType("Uint128", int)
Uint256 = NewType("Uint256", int)

Bytes4 = NewType("Bytes4", bytes)
Bytes16 = NewType("Bytes16", bytes)
Bytes20 = NewType("Bytes20", bytes)
Bytes32 = NewType("Bytes32", bytes)
Bytes33 = NewType("Bytes33", bytes)
Bytes64 = NewType("Bytes64", bytes)
Bytes65 = NewType("Bytes65", bytes)

SHOWN_BITS: Final = 512
SHOWN_CHARACTERS: Final = 200


class Fault(ValueError):
    """A checked constructor refused a value.

    A function of the text that faults on documented input is a bug.
    """


class Reason(Enum):
    """Base of every table of rejections.

    A member's value is its name and the text that deployed software gives.
    """

    @property
    def deployed_text(self) -> str:
        """Return the error text of deployed software, or an empty string where there is none."""
        return str(self.value[1])


class Rejected(Exception):
    """A protocol outcome: the input is refused for a stable, named reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Final = reason

    def __str__(self) -> str:
        return self.reason.name


class Discard(Exception):
    """The input that was drawn lies outside the domain of the theorem."""


def assume(condition: bool) -> None:
    """Restrict the domain of a theorem: raise Discard unless the condition holds."""
    if not condition:
        raise Discard


def describe(value: object) -> str:
    """Return value as a message shows it, in a bounded number of characters."""
    if type(value) is int and value.bit_length() > SHOWN_BITS:
        return f"an integer of {value.bit_length()} bits"
    if type(value) is bytes and len(value) > SHOWN_CHARACTERS // 4:
        return f"{len(value)} bytes"
    shown = repr(value)
    return shown if len(shown) <= SHOWN_CHARACTERS else shown[:SHOWN_CHARACTERS] + "..."


@overload
def u8(value: Uint8) -> Uint8: ...
@overload
def u8(value: int) -> Uint8: ...
def u8(value: object) -> Uint8:
    """Check that value is an integer of 8 bits."""
    if type(value) is int and value >> 8 == 0:
        return Uint8(value)
    raise Fault(f"not a uint8: {describe(value)}")


@overload
def u16(value: Uint16) -> Uint16: ...
@overload
def u16(value: int) -> Uint16: ...
def u16(value: object) -> Uint16:
    """Check that value is an integer of 16 bits."""
    if type(value) is int and value >> 16 == 0:
        return Uint16(value)
    raise Fault(f"not a uint16: {describe(value)}")


@overload
def u32(value: Uint32) -> Uint32: ...
@overload
def u32(value: int) -> Uint32: ...
def u32(value: object) -> Uint32:
    """Check that value is an integer of 32 bits."""
    if type(value) is int and value >> 32 == 0:
        return Uint32(value)
    raise Fault(f"not a uint32: {describe(value)}")


@overload
def u64(value: Uint64) -> Uint64: ...
@overload
def u64(value: int) -> Uint64: ...
def u64(value: object) -> Uint64:
    """Check that value is an integer of 64 bits."""
    if type(value) is int and value >> 64 == 0:
        return Uint64(value)
    raise Fault(f"not a uint64: {describe(value)}")


@overload
def u128(value: Uint128) -> Uint128: ...
@overload
def u128(value: int) -> Uint128: ...
def u128(value: object) -> Uint128:
    """Check that value is an integer of 128 bits."""
    if type(value) is int and value >> 128 == 0:
        return Uint128(value)
    raise Fault(f"not a uint128: {describe(value)}")


@overload
def u256(value: Uint256) -> Uint256: ...
@overload
def u256(value: int) -> Uint256: ...
def u256(value: object) -> Uint256:
    """Check that value is an integer of 256 bits."""
    if type(value) is int and value >> 256 == 0:
        return Uint256(value)
    raise Fault(f"not a uint256: {describe(value)}")


@overload
def bytes4(value: Bytes4) -> Bytes4: ...
@overload
def bytes4(value: bytes) -> Bytes4: ...
def bytes4(value: object) -> Bytes4:
    """Check that value is a string of 4 bytes."""
    if type(value) is bytes and len(value) == 4:
        return Bytes4(value)
    raise Fault(f"not 4 bytes: {describe(value)}")


@overload
def bytes16(value: Bytes16) -> Bytes16: ...
@overload
def bytes16(value: bytes) -> Bytes16: ...
def bytes16(value: object) -> Bytes16:
    """Check that value is a string of 16 bytes."""
    if type(value) is bytes and len(value) == 16:
        return Bytes16(value)
    raise Fault(f"not 16 bytes: {describe(value)}")


@overload
def bytes20(value: Bytes20) -> Bytes20: ...
@overload
def bytes20(value: bytes) -> Bytes20: ...
def bytes20(value: object) -> Bytes20:
    """Check that value is a string of 20 bytes."""
    if type(value) is bytes and len(value) == 20:
        return Bytes20(value)
    raise Fault(f"not 20 bytes: {describe(value)}")


@overload
def bytes32(value: Bytes32) -> Bytes32: ...
@overload
def bytes32(value: bytes) -> Bytes32: ...
def bytes32(value: object) -> Bytes32:
    """Check that value is a string of 32 bytes."""
    if type(value) is bytes and len(value) == 32:
        return Bytes32(value)
    raise Fault(f"not 32 bytes: {describe(value)}")


@overload
def bytes33(value: Bytes33) -> Bytes33: ...
@overload
def bytes33(value: bytes) -> Bytes33: ...
def bytes33(value: object) -> Bytes33:
    """Check that value is a string of 33 bytes."""
    if type(value) is bytes and len(value) == 33:
        return Bytes33(value)
    raise Fault(f"not 33 bytes: {describe(value)}")


@overload
def bytes64(value: Bytes64) -> Bytes64: ...
@overload
def bytes64(value: bytes) -> Bytes64: ...
def bytes64(value: object) -> Bytes64:
    """Check that value is a string of 64 bytes."""
    if type(value) is bytes and len(value) == 64:
        return Bytes64(value)
    raise Fault(f"not 64 bytes: {describe(value)}")


@overload
def bytes65(value: Bytes65) -> Bytes65: ...
@overload
def bytes65(value: bytes) -> Bytes65: ...
def bytes65(value: object) -> Bytes65:
    """Check that value is a string of 65 bytes."""
    if type(value) is bytes and len(value) == 65:
        return Bytes65(value)
    raise Fault(f"not 65 bytes: {describe(value)}")
