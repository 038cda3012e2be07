"""Functions in the shape of a document, some of them wrong on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NewType

from zgspec.runtime import Bytes32, Reason, Rejected, Uint8, Uint64, u8, u64

Count = NewType("Count", int)


def count(value: int) -> Count:
    """Check a count below 1,000."""
    return Count(u64(value) if value < 1000 else u64(-1))


class SampleReject(Reason):
    """Reasons."""

    TOO_MANY = "TOO_MANY", "too many"


class Color(Enum):
    """Two members."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Point:
    """A frozen record."""

    x: Uint8
    y: Uint64


@dataclass
class Counter:
    """A state."""

    total: Count
    seen: list[Point]


def compute_double(value: Count) -> Count:
    """Return twice the value."""
    return count(2 * value)


def compute_sum(values: list[Count]) -> Count:
    """Return the sum, by way of compute_plus."""
    total = count(0)
    for value in values:
        total = compute_plus(total, value)
    return total


def compute_plus(left: Count, right: Count) -> Count:
    """Return the sum of two."""
    return count(left + right)


def compute_many(
    color: Color,
    point: Point | None,
    pair: tuple[Uint8, bool],
    hashes: tuple[Bytes32, ...],
    names: dict[Uint64, str],
    data: bytes,
    counts: dict[bytes, list[Uint8]],
) -> tuple[
    Color,
    Point | None,
    tuple[Uint8, bool],
    tuple[Bytes32, ...],
    dict[Uint64, str],
    bytes,
    dict[bytes, list[Uint8]],
]:
    """Return what it is given."""
    return color, point, pair, hashes, names, data, counts


def is_even(value: Count) -> bool:
    """Return whether a count is even."""
    return value % 2 == 0


def process_add(counter: Counter, point: Point) -> Count:
    """Add a point."""
    if len(counter.seen) >= 3:
        raise Rejected(SampleReject.TOO_MANY)
    counter.seen.append(point)
    counter.total = compute_plus(counter.total, count(1))
    return counter.total


def process_push(values: list[Count], value: Count) -> None:
    """Append to a list."""
    values.append(value)


def get_texts(values: dict[bytes, Count]) -> dict[bytes, Count]:
    """Return a mapping with bytes as keys."""
    return values


def process_late_check(counter: Counter) -> None:
    """Change the state, then reject: a mistake."""
    counter.seen.append(Point(u8(0), u64(0)))
    raise Rejected(SampleReject.TOO_MANY)


def process_two(counter: Counter, other: Counter) -> None:
    """Change a second state, which no vector would show: a mistake."""
    counter.total = count(counter.total + 1)
    other.total = count(other.total + 1)


def process_list(total: Count, points: list[Point]) -> None:
    """Change a list that is not the first parameter: a mistake."""
    points.append(Point(u8(0), u64(total)))


def get_and_change(counter: Counter) -> Count:
    """Change the state that it should read: a mistake."""
    counter.seen.clear()
    return counter.total


def compute_bad_index(values: list[Count]) -> Count:
    """Fail by an index: a mistake."""
    return values[7]


def compute_untyped(value: frozenset[int]) -> bool:
    """Take what has no JSON form."""
    return len(value) > 0
