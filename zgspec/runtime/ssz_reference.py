"""SSZ written out: the readable reference, about forty lines each way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from zgspec.runtime.shapes import (
    SszByteList,
    SszByteVector,
    SszContainer,
    SszOutput,
    SszShape,
    SszUint,
    SszValue,
    get_fixed_length,
    is_fixed,
)

OFFSET_LENGTH: Final = 4


class Refused(Exception):
    """The bytes are not the encoding of a value of the shape."""


def encode(shape: SszShape, value: SszValue) -> bytes:
    """Return the encoding of a value that has the shape."""
    if isinstance(shape, SszUint) and isinstance(value, int):
        return value.to_bytes(shape.bits // 8, "little")
    if isinstance(value, int):
        raise ValueError("an integer does not have this shape")
    if isinstance(value, bytes):
        return value
    if isinstance(shape, SszContainer):
        return join(shape.fields, value)
    if isinstance(shape, (SszUint, SszByteVector, SszByteList)):
        raise ValueError("a sequence does not have this shape")
    return join([shape.element] * len(value), value)


def join(shapes: Sequence[SszShape], values: Sequence[SszValue]) -> bytes:
    """Return the fixed parts, with offsets for the variable ones, then the variable parts."""
    parts = [encode(shape, value) for shape, value in zip(shapes, values, strict=True)]
    offset = sum(get_fixed_length(shape) for shape in shapes)
    head, tail = b"", b""
    for shape, part in zip(shapes, parts, strict=True):
        if is_fixed(shape):
            head += part
        else:
            head += (offset + len(tail)).to_bytes(OFFSET_LENGTH, "little")
            tail += part
    return head + tail


def decode(shape: SszShape, data: bytes) -> SszOutput | None:
    """Return the value, or None where data is not its one encoding."""
    try:
        return read(shape, data)
    except Refused:
        return None


def read(shape: SszShape, data: bytes) -> SszOutput:
    """Return the value that data encodes."""
    if isinstance(shape, SszByteList):
        check(len(data) <= shape.limit)
        return data
    if isinstance(shape, SszContainer):
        return split(shape.fields, data)
    if isinstance(shape, (SszUint, SszByteVector)):
        check(len(data) == get_fixed_length(shape))
        return int.from_bytes(data, "little") if isinstance(shape, SszUint) else data
    count = count_elements(shape.element, data)
    check(count <= shape.limit)
    return split([shape.element] * count, data)


def count_elements(element: SszShape, data: bytes) -> int:
    """Return how many elements a list has: by its length, or by its first offset."""
    if data == b"":
        return 0
    length = get_fixed_length(element)
    total = len(data) if is_fixed(element) else read_offset(data, 0)
    check(total > 0 and total % length == 0)
    return total // length


def split(shapes: Sequence[SszShape], data: bytes) -> tuple[SszOutput, ...]:
    """Return the parts. Offsets start where the fixed parts end, and never go backwards."""
    position = 0
    starts: list[int] = []
    for shape in shapes:
        if not is_fixed(shape):
            starts.append(read_offset(data, position))
        position += get_fixed_length(shape)
    check(starts[0] == position if starts else len(data) == position)
    ends = [*starts[1:], len(data)]
    bounds = iter(zip(starts, ends, strict=False))
    values: list[SszOutput] = []
    position = 0
    for shape in shapes:
        length = get_fixed_length(shape)
        start, end = (position, position + length) if is_fixed(shape) else next(bounds)
        check(start <= end <= len(data))
        values.append(read(shape, data[start:end]))
        position += length
    return tuple(values)


def read_offset(data: bytes, position: int) -> int:
    """Return the offset at a position."""
    check(position + OFFSET_LENGTH <= len(data))
    return int.from_bytes(data[position : position + OFFSET_LENGTH], "little")


def check(condition: bool) -> None:
    """Refuse the bytes unless the condition holds."""
    if not condition:
        raise Refused
