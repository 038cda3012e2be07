"""Which cases stand on both sides of a limit: two inputs of a suite that differ in one value, by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from zgspec.replay.cases import Case

INTEGER = re.compile(r"-?[0-9]+\Z")
Place = tuple[str | int, ...]


def flatten(value: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Yield every value inside JSON with its place, and the length of every array."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from flatten(item, (*place, key))
    elif isinstance(value, list):
        yield (*place, "length"), len(value)
        for index, item in enumerate(value):
            yield from flatten(item, (*place, index))
    else:
        yield place, value


def is_one_off(left: object, right: object) -> bool:
    """Return whether two integers, or two byte strings as integers or in length, differ by one."""
    if isinstance(left, bool) or isinstance(right, bool):
        return False
    if isinstance(left, int) and isinstance(right, int):
        return abs(left - right) == 1
    if not isinstance(left, str) or not isinstance(right, str):
        return False
    if INTEGER.match(left) and INTEGER.match(right):
        return abs(int(left) - int(right)) == 1
    if not (left.startswith("0x") and right.startswith("0x")):
        return False
    short, long = sorted((left, right), key=len)
    if len(short) == len(long):
        return len(short) > 2 and abs(int(left, 16) - int(right, 16)) == 1
    return len(long) == len(short) + 2 and long.startswith(short)


def has_one_step(left: Sequence[object], right: Sequence[object]) -> bool:
    """Return whether two inputs of one shape differ in one value, by one."""
    changed = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]][:2]
    return len(changed) == 1 and is_one_off(*changed[0])


def find_boundary_cases(cases: Sequence[Case]) -> set[str]:
    """Return the ids of cases that have a neighbour among the cases of their suite."""
    shapes: dict[tuple[Place, ...], list[tuple[str, list[object]]]] = {}
    for case in cases:
        values = dict(flatten(case.input))
        shapes.setdefault(tuple(values), []).append((case.id, [*values.values()]))
    found: set[str] = set()
    for inputs in shapes.values():
        for (one, left), (other, right) in combinations(inputs, 2):
            if has_one_step(left, right):
                found |= {one, other}
    return found
