"""The exponent, against the values in test/exponential.spec.ts of 0gfoundation/0g-storage-contracts, and in theory."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Final

import pytest

from zgspec.active import storage
from zgspec.runtime import Uint256, u256

ROWS: Final = Path(__file__).parents[1] / "data" / "exponential.csv"
FUNCTIONS: Final[dict[str, Callable[[Uint256], Uint256]]] = {
    "powTwo": storage.compute_power_of_two,
    "powHalf": storage.compute_power_of_half,
}
ONE: Final = 2**96


def is_near(found: int, expected: int) -> bool:
    """Return whether the distance is at most what the tests of the contract allow."""
    return abs(found - expected) < expected // 2**32 + 1


def read_rows(name: str) -> list[tuple[int, int, bool]]:
    """Return exponent, mathematical value, and whether the result has to be equal, of one function."""
    with ROWS.open(encoding="utf-8", newline="") as lines:
        return [
            (int(row["exponent"]), int(row["expected"]), row["kind"] == "exact")
            for row in csv.DictReader(lines)
            if row["function"] == name
        ]


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_published_values(name: str) -> None:
    rows = read_rows(name)
    assert len(rows) > 400
    for exponent, expected, is_exact in rows:
        found = FUNCTIONS[name](u256(exponent))
        assert found == expected if is_exact else is_near(found, expected)
        if exponent < 2**65:
            assert is_near(abs(found - ONE), abs(expected - ONE))


@pytest.mark.parametrize("exponent", [3**k for k in range(1, 43)])
def test_both_directions_follow_the_mathematical_value(exponent: int) -> None:
    with localcontext() as context:
        context.prec = 120
        power = Decimal(2) ** (Decimal(exponent) / Decimal(2**64))
        two, half = int(power * ONE), int(ONE / power)
    assert is_near(storage.compute_power_of_two(u256(exponent)), two)
    assert is_near(storage.compute_power_of_half(u256(exponent)), half)
