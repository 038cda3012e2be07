"""The shapes of SSZ values that the text needs, and the check of a value against its shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from zgspec.runtime import Fault, describe

UINT_BITS: Final = (8, 16, 32, 64, 128, 256)
# An offset has 32 bits: no list of a serialized value can be longer.
MAX_LIMIT: Final = 2**32

SszValue: TypeAlias = int | bytes | Sequence["SszValue"]
SszOutput: TypeAlias = int | bytes | tuple["SszOutput", ...]


@dataclass(frozen=True)
class SszUint:
    """An unsigned integer of 8, 16, 32, 64, 128 or 256 bits, little-endian."""

    bits: int

    def __post_init__(self) -> None:
        if self.bits not in UINT_BITS:
            raise Fault(f"SszUint: no integer of {describe(self.bits)} bits")


@dataclass(frozen=True)
class SszByteVector:
    """A string of bytes of a fixed length."""

    length: int

    def __post_init__(self) -> None:
        check_size("SszByteVector: length", self.length, 1)


@dataclass(frozen=True)
class SszByteList:
    """A string of bytes of a variable length, with a limit."""

    limit: int

    def __post_init__(self) -> None:
        check_size("SszByteList: limit", self.limit, 0)


@dataclass(frozen=True)
class SszList:
    """A list of values of one shape, with a limit."""

    element: SszShape
    limit: int

    def __post_init__(self) -> None:
        check_size("SszList: limit", self.limit, 0)


@dataclass(frozen=True)
class SszContainer:
    """A record; its value is the sequence of its fields."""

    fields: tuple[SszShape, ...]

    def __post_init__(self) -> None:
        if not self.fields:
            raise Fault("SszContainer: no fields")


SszShape: TypeAlias = SszUint | SszByteVector | SszByteList | SszList | SszContainer


def check_size(what: str, size: int, least: int) -> None:
    """Fault unless size is an integer of least to 2**32."""
    if type(size) is not int or not least <= size <= MAX_LIMIT:
        raise Fault(f"{what} {describe(size)} is not in {least} to {MAX_LIMIT}")


def check_value(shape: SszShape, value: SszValue, where: str) -> None:
    """Fault, naming the place, unless value has the shape."""
    if isinstance(shape, SszUint):
        if type(value) is not int or not 0 <= value < 2**shape.bits:
            raise Fault(f"{where}: not a uint{shape.bits}: {describe(value)}")
    elif isinstance(shape, SszByteVector):
        if type(value) is not bytes or len(value) != shape.length:
            raise Fault(f"{where}: not {shape.length} bytes: {describe(value)}")
    elif isinstance(shape, SszByteList):
        if type(value) is not bytes or len(value) > shape.limit:
            raise Fault(f"{where}: not at most {shape.limit} bytes: {describe(value)}")
    else:
        check_sequence(shape, value, where)


def check_sequence(shape: SszList | SszContainer, value: SszValue, where: str) -> None:
    """Fault unless value is a list, or the fields of a container, of the shape."""
    if not isinstance(value, (list, tuple)):
        raise Fault(f"{where}: neither a list nor a tuple: {describe(value)}")
    if isinstance(shape, SszList):
        if len(value) > shape.limit:
            raise Fault(f"{where}: {len(value)} elements exceed the limit {shape.limit}")
        shapes: Sequence[SszShape] = [shape.element] * len(value)
    else:
        if len(value) != len(shape.fields):
            raise Fault(f"{where}: {len(value)} fields instead of {len(shape.fields)}")
        shapes = shape.fields
    for index, (part_shape, part) in enumerate(zip(shapes, value, strict=True)):
        check_value(part_shape, part, f"{where}[{index}]")


def is_fixed(shape: SszShape) -> bool:
    """Return whether every value of the shape has the same length."""
    if isinstance(shape, SszContainer):
        return all(is_fixed(field) for field in shape.fields)
    return isinstance(shape, (SszUint, SszByteVector))


def get_fixed_length(shape: SszShape) -> int:
    """Return the bytes that a value takes among the fixed parts: its own or an offset's."""
    if isinstance(shape, SszUint):
        return shape.bits // 8
    if isinstance(shape, SszByteVector):
        return shape.length
    if isinstance(shape, SszContainer) and is_fixed(shape):
        return sum(get_fixed_length(field) for field in shape.fields)
    return 4
