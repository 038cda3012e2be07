"""The measure of boundary pairs."""

from __future__ import annotations

import pytest

from tests.generators.boundaries import find_boundary_cases, is_one_off
from zgspec.replay.cases import Case
from zgspec.replay.values import Json


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (1, 2, True),
        (1, 3, False),
        (0, False, False),
        ("9", "10", True),
        ("9", "9a", False),
        ("0x00ff", "0x0100", True),
        ("0x00ff", "0x0101", False),
        ("0x", "0x00", True),
        ("0x01", "0x0001", False),
        ("0x", "0x", False),
        ("A", "B", False),
    ],
)
def test_one_off(left: object, right: object, expected: bool) -> None:
    """Integers in every form, and lengths of byte strings."""
    assert is_one_off(left, right) is expected
    assert is_one_off(right, left) is expected


def make_case(name: str, **values: Json) -> Case:
    """Return an accepted case."""
    return Case(name, "", values, {"returns": None})


def test_neighbours_differ_in_one_value_alone() -> None:
    """A second difference, or one that is larger, makes no pair."""
    cases = [
        make_case("a", n=1, items=[[1], "0x"]),
        make_case("b", n=2, items=[[1], "0x"]),
        make_case("c", n=4, items=[[1], "0x"]),
        make_case("d", n=5, items=[[1, 1], "0x"]),
        make_case("e", n=1, items=[[1], "0x00"]),
    ]
    assert find_boundary_cases(cases) == {"a", "b", "e"}
