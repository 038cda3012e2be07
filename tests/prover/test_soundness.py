"""Statements that are false, and would once have been reported as proved or equivalent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prover.documents import prove_only

DIVIDE = '''
def compute_result(value: Amount, flag: bool) -> int:
    """Divide by one of two known numbers."""
    divisor = -2 if flag else 3
    return value {operator} divisor
'''

SHIFT = '''
def compute_result(flag: bool) -> int:
    """Shift by one of two known numbers."""
    count = {count} if flag else 1
    return 1 << count
'''


@pytest.mark.parametrize("operator", ["//", "%"])
def test_a_negative_divisor_among_few_is_not_dropped(tmp_path: Path, operator: str) -> None:
    theorem = '''
def theorem_natural(value: Amount, flag: bool) -> None:
    """theory: {theory}. A result is never negative (false)."""
    assert compute_result(value, flag) >= 0
'''
    functions = DIVIDE.format(operator=operator)
    for theory in ("int", "bv72"):
        result = prove_only(tmp_path / theory, functions, theorem.format(theory=theory))
        assert result.status == "refuted", (theory, result.detail)


def test_an_absurd_shift_among_few_is_refused(tmp_path: Path) -> None:
    theorem = '''
def theorem_small(flag: bool) -> None:
    """theory: int. A power is small (false)."""
    assert compute_result(flag) <= 2
'''
    result = prove_only(tmp_path / "absurd", SHIFT.format(count=9000), theorem)
    assert (result.status, "a shift by 9000" in result.detail) == ("unsupported", True)
    assert prove_only(tmp_path / "plain", SHIFT.format(count=90), theorem).status == "refuted"
    negative = prove_only(tmp_path / "negative", SHIFT.format(count=-1), theorem)
    assert (negative.status, "negative shift" in negative.detail) == ("refuted", True)
