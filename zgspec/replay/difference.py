"""Where two JSON values first differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from zgspec.replay.values import Json, describe


@dataclass(frozen=True)
class _Nothing:
    """Stands for a field or an item that is not there."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING: Final = _Nothing()


@dataclass(frozen=True)
class Difference:
    """The first place where two values differ, as a JSON path."""

    path: str
    expected: object
    got: object

    def __str__(self) -> str:
        return f"{self.path}: expected {describe(self.expected)}, got {describe(self.got)}"


def find_difference(expected: Json, got: Json, path: str = "$") -> Difference | None:
    """Return the first difference in the order of the expected value, or None."""
    if isinstance(expected, dict) and isinstance(got, dict):
        return _compare_objects(expected, got, path)
    if isinstance(expected, list) and isinstance(got, list):
        return _compare_arrays(expected, got, path)
    if type(expected) is type(got) and expected == got:
        return None
    return Difference(path, expected, got)


def _compare_objects(
    expected: dict[str, Json], got: dict[str, Json], path: str
) -> Difference | None:
    for key, value in expected.items():
        if key not in got:
            return Difference(f"{path}.{key}", value, NOTHING)
        found = find_difference(value, got[key], f"{path}.{key}")
        if found is not None:
            return found
    for key, value in got.items():
        if key not in expected:
            return Difference(f"{path}.{key}", NOTHING, value)
    return None


def _compare_arrays(expected: list[Json], got: list[Json], path: str) -> Difference | None:
    for index, value in enumerate(expected):
        if index >= len(got):
            return Difference(f"{path}[{index}]", value, NOTHING)
        found = find_difference(value, got[index], f"{path}[{index}]")
        if found is not None:
            return found
    if len(got) > len(expected):
        return Difference(f"{path}[{len(expected)}]", NOTHING, got[len(expected)])
    return None
