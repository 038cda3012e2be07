"""The `ssz` package behind the typed layer, with its defects repaired in subclasses.

As of 0.6.0: `ByteList` refers to a missing `length` and cannot compute a cached root, so that a
list which contains one does not decode; `List` does not enforce its limit; `decode` accepts some
other encodings of a value. With these repairs its own
errors are all that it raises for bytes.
Nothing is patched in the package itself. Importing it takes 0.3 s: only the backend imports this module.
"""

from __future__ import annotations

from functools import cache
from typing import IO, TYPE_CHECKING

from ssz import codec
from ssz.exceptions import DeserializationError, SSZException
from ssz.sedes.base import BaseSedes
from ssz.sedes.byte_list import ByteList
from ssz.sedes.byte_vector import ByteVector
from ssz.sedes.container import Container
from ssz.sedes.list import List
from ssz.sedes.uint import UInt

from zgspec.runtime.shapes import (
    SszByteList,
    SszByteVector,
    SszContainer,
    SszOutput,
    SszShape,
    SszUint,
    SszValue,
)

if TYPE_CHECKING:
    # A name of our stub, not of the package.
    from ssz.sedes.base import Deserialized


class StrictByteList(ByteList):
    """A byte list whose limit errors can be raised."""

    @property
    def length(self) -> int:
        """Return the limit, which the package's messages call length."""
        return self.max_length


class StrictList(List):
    """A list that enforces its limit, and decodes to a tuple without computing any root."""

    def _deserialize_stream(self, stream: IO[bytes]) -> tuple[Deserialized, ...]:
        elements = self._deserialize_stream_to_tuple(stream)
        if len(elements) > self.max_length:
            raise DeserializationError(f"{len(elements)} elements exceed {self.max_length}")
        return elements


@cache
def get_sedes(shape: SszShape) -> BaseSedes:
    """Return the package's object for a shape."""
    if isinstance(shape, SszUint):
        return UInt(shape.bits)
    if isinstance(shape, SszByteVector):
        return ByteVector(shape.length)
    if isinstance(shape, SszByteList):
        return StrictByteList(shape.limit)
    if isinstance(shape, SszContainer):
        return Container([get_sedes(field) for field in shape.fields])
    return StrictList(get_sedes(shape.element), shape.limit)


def encode(shape: SszShape, value: SszValue) -> bytes:
    """Return the encoding of a value that has the shape."""
    return bytes(codec.encode(value, get_sedes(shape)))


def decode(shape: SszShape, data: bytes) -> SszOutput | None:
    """Return the value, or None where data is not its one encoding."""
    sedes = get_sedes(shape)
    try:
        value = codec.decode(data, sedes)
        again = bytes(codec.encode(value, sedes))
    except SSZException:
        return None
    return to_plain(value) if again == data else None


def to_plain(value: Deserialized) -> SszOutput:
    """Return integers, bytes and tuples."""
    if isinstance(value, (int, bytes)):
        return value
    return tuple(to_plain(part) for part in value)
