"""Symbolic values: what a name of the text stands for while a function is executed for all inputs at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zgspec.prover.intervals import Bound, Interval
from zgspec.prover.theory import Number
from zgspec.prover.truth import Truth

Cases = tuple[tuple[Truth, int], ...]


@dataclass(frozen=True)
class Boolean:
    """A truth value."""

    term: Truth


@dataclass(frozen=True)
class Integer:
    """An integer: its term, its bounds, and where it has few values, each of them with its condition."""

    term: Number
    low: Bound = None
    high: Bound = None
    cases: Cases = ()

    @property
    def interval(self) -> Interval:
        """Return the bounds."""
        return self.low, self.high


@dataclass(frozen=True)
class Blob:
    """Bytes of a fixed length that are compared, cut and joined. A known value is their big-endian integer."""

    length: int
    term: Number


@dataclass(frozen=True)
class ByteString:
    """Bytes of any length that are compared and carried: their number in the order that has shorter ones first."""

    number: Number


@dataclass(frozen=True)
class Symbol:
    """A member of an enum, as its index in the family."""

    family: str
    index: Integer


@dataclass(frozen=True)
class TupleValue:
    """A tuple of known length."""

    items: tuple[Value, ...]


@dataclass(frozen=True)
class RecordValue:
    """A frozen dataclass."""

    kind: type
    fields: Mapping[str, Value]


@dataclass(frozen=True)
class OptionalValue:
    """None where absent holds, the value elsewhere."""

    absent: Truth
    value: Value | None


@dataclass(frozen=True)
class Reference:
    """A list, a dictionary or a mutable record: cells of the heap, each with the condition under which it is meant."""

    targets: tuple[tuple[Truth, int], ...]


@dataclass(frozen=True)
class Table:
    """A constant dictionary."""

    entries: tuple[tuple[Value, Value], ...]


@dataclass(frozen=True)
class Text:
    """A constant string; it can only be carried."""

    text: str


@dataclass(frozen=True)
class Mixed:
    """What two branches left behind in one name when the two do not fit together; using it is refused."""

    problem: str


Value = (
    Boolean
    | Integer
    | Blob
    | ByteString
    | Symbol
    | TupleValue
    | RecordValue
    | OptionalValue
    | Reference
    | Table
    | Text
    | Mixed
)

NOTHING = OptionalValue(True, None)


@dataclass(frozen=True)
class ListCell:
    """A list: its length, and items of which those behind the length mean nothing."""

    length: Integer
    items: tuple[Value, ...]


@dataclass(frozen=True)
class RecordCell:
    """A mutable dataclass."""

    kind: type
    fields: Mapping[str, Value]


@dataclass(frozen=True)
class Entry:
    """A key and its value, where they are present."""

    present: Truth
    key: Value
    value: Value


@dataclass(frozen=True)
class DictCell:
    """A dictionary: entries of which no two that are present have the same key."""

    entries: tuple[Entry, ...]


Cell = ListCell | RecordCell | DictCell


def describe(value: Value) -> str:
    """Return what kind of value this is, for messages."""
    if isinstance(value, Mixed):
        return value.problem
    if isinstance(value, ByteString):
        return "bytes of any length"
    if isinstance(value, RecordValue):
        return value.kind.__name__
    if isinstance(value, Symbol):
        return value.family
    return type(value).__name__.removesuffix("Value").lower()
