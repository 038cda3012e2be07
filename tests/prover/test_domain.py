"""What is shown on a small domain is called bounded, with the bound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prover.documents import load_program, prove_only
from zgspec.prover.domain import find_limits
from zgspec.prover.header import read_header

SAME = '''
def compute_same(value: Uint64) -> Uint64:
    """Return it."""
    return value
'''

THEOREM = '''
def theorem_same(value: Uint64, pair: Pair, values: list[Amount], account: Account) -> None:
    """{header} It is the same."""
    {assumption}
    assert compute_same(value) == value
'''


@pytest.mark.parametrize(
    ("header", "assumption", "limits"),
    [
        ("", "assume(value <= 9)", []),
        ("theory: int.", "assume(value <= 9)", []),
        ("theory: bv72.", "assume(1 <= value <= 9)", ["1 <= value <= 9"]),
        ("unroll: 4.", "assume(value < 2**62)", ["value < 2 ** 62"]),
        ("unroll: 12.", "assume(9 > value)", ["9 > value"]),
        ("unroll: 4.", "assume(value <= 2**63)", []),
        ("unroll: 4.", "assume(value <= LIMIT)", []),
        ("unroll: 4.", "assume(value <= LIMIT - 1)", ["value <= LIMIT - 1"]),
        ("unroll: 4.", "assume(1 <= value)", []),
        ("unroll: 4.", "assume(value == 7)", []),
        ("unroll: 4.", "assume(compute_same(value) <= 4)", ["compute_same(value) <= 4"]),
        ("unroll: 4.", "assume(pair.left < 5 and pair.right < value)", ["pair.left < 5"]),
        ("unroll: 4.", "for one in values:\n        assume(one < 5)", ["one < 5"]),
        ("unroll: 4.", "for one in account.history:\n        assume(one < 2**63)", []),
        ("", "assume(len(values) <= 3)", ["len(values) <= 3"]),
        ("", "assume(3 == len(account.history))", ["3 == len(account.history)"]),
        ("", "assume(len(values) <= LIMIT)", []),
        ("", "assume(len(values) >= 3)", []),
        ("", "assume(len(values) == len(account.history))", []),
    ],
)
def test_limits(tmp_path: Path, header: str, assumption: str, limits: list[str]) -> None:
    text = THEOREM.format(header=header, assumption=assumption)
    program = load_program(tmp_path, SAME, text)
    theorem = program.get_theorem("sample", "theorem_same")
    assert find_limits(program, theorem, read_header(theorem.node)) == limits


def test_a_theorem_of_a_small_domain_is_bounded(tmp_path: Path) -> None:
    theorem = '''
def theorem_same(value: Uint64) -> None:
    """theory: bv72. It is the same."""
    assume(value <= {bound})
    assert compute_same(value) == value
'''
    small = prove_only(tmp_path / "1", SAME, theorem.format(bound="2**8"))
    assert (small.status, small.detail) == ("bounded", "value <= 2 ** 8")
    whole = prove_only(tmp_path / "2", SAME, theorem.format(bound="2**63"))
    assert (whole.status, whole.detail) == ("proved", "")
