"""Dictionaries as state: what is stored is found again, and what is false of them is refuted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prover import documents
from tests.prover.documents import load_program, mutate, prove_only
from zgspec.prover.equivalence import is_equivalent

ROLES = '''
def has_role(roles: dict[tuple[Bytes32, Color], Amount], who: Bytes32, color: Color) -> bool:
    """Return whether a role is given and not used up."""
    return roles.get((who, color), amount(0)) > 0


def process_grant(roles: dict[tuple[Bytes32, Color], Amount], who: Bytes32, color: Color) -> None:
    """Give a role for the first time, or once more."""
    if color == Color.RED:
        raise Rejected(SampleReject.TOO_SMALL)
    if (who, color) in roles:
        roles[(who, color)] = amount(min(roles[(who, color)] + 1, LIMIT))
    else:
        roles[(who, color)] = amount(1)
'''

THEOREM = '''
def theorem_grant(
    roles: dict[tuple[Bytes32, Color], Amount], who: Bytes32, other: Bytes32, color: Color
) -> None:
    """theory: {theory}. A grant gives one role and touches no other."""
    assume(len(roles) <= 2)
    assume(color != Color.RED)
    before = has_role(roles, other, color)
    size = len(roles)
    known = (who, color) in roles
    process_grant(roles, who, color)
    assert {claim}
'''

TRUE = (
    "has_role(roles, who, color)",
    "who == other or has_role(roles, other, color) == before",
    "len(roles) == (size if known else size + 1)",
    "roles[(who, color)] >= 1",
    "roles.get((who, Color.RED)) is None or not known or size == 2",
)
FALSE = (
    "has_role(roles, other, color) == before",
    "len(roles) == size + 1",
    "len(roles) <= 2",
    "roles[(other, color)] >= 1",
    "roles[(who, color)] <= 1",
    "roles.get((who, Color.RED)) is None",
)


@pytest.mark.parametrize("theory", ["int", "bv72"])
@pytest.mark.parametrize(
    ("claim", "status"),
    [*[(claim, "bounded") for claim in TRUE], *[(claim, "refuted") for claim in FALSE]],
)
def test_claims_about_a_dictionary(tmp_path: Path, theory: str, claim: str, status: str) -> None:
    result = prove_only(tmp_path, ROLES, THEOREM.format(theory=theory, claim=claim))
    assert result.status == status, result.detail


def test_a_dictionary_without_a_bound_is_refused_where_it_is_used(tmp_path: Path) -> None:
    theorem = THEOREM.format(theory="int", claim="before == before")
    result = prove_only(tmp_path, ROLES, theorem.replace("    assume(len(roles) <= 2)\n", ""))
    assert result.status == "unsupported"
    assert "assume(len(roles) <= ...)" in result.detail


LOOKUPS = '''
def get_sum(table: dict[Uint64, Amount], left: Uint64, right: Uint64) -> int:
    """Store two numbers in a table of its own, and add them up."""
    own = {left: amount(1), right: amount(2)}
    if left in table:
        own = table.copy()
    own[right] = amount(7)
    return own.get(left, amount(0)) + own[right] + len(own)
'''


def test_a_copy_a_literal_and_a_merge(tmp_path: Path) -> None:
    theorem = '''
def theorem_sum(table: dict[Uint64, Amount], left: Uint64, right: Uint64) -> None:
    """The copy leaves the table alone, and equal keys are one."""
    assume(len(table) <= 2)
    before = table.get(right)
    total = get_sum(table, left, right)
    assert table.get(right) == before
    if left == right:
        assert total in (15, 16)
    elif left not in table:
        assert total == 10
    else:
        assert total >= {least}
'''
    proved = prove_only(tmp_path / "1", LOOKUPS, theorem.format(least=9))
    assert proved.status == "bounded", proved.detail
    assert prove_only(tmp_path / "2", LOOKUPS, theorem.format(least=10)).status == "refuted"


def test_a_missing_key_is_a_fault(tmp_path: Path) -> None:
    functions = '''
def get_entry(table: dict[Uint64, Amount], key: Uint64) -> Amount:
    """Return an entry that has to be there."""
    return table[key]
'''
    theorem = '''
def theorem_there(table: dict[Uint64, Amount], key: Uint64) -> None:
    """It is there (false)."""
    assume(len(table) <= 2)
    assert get_entry(table, key) >= 0
'''
    result = prove_only(tmp_path, functions, theorem)
    assert (result.status, result.replay) == ("refuted", "faults KeyError")


def test_what_is_not_translated_is_refused(tmp_path: Path) -> None:
    functions = '''
def get_total(table: dict[Uint64, Amount]) -> int:
    """Add up all entries."""
    total = 0
    for key in table:
        total += table[key]
    return total
'''
    theorem = '''
def theorem_total(table: dict[Uint64, Amount]) -> None:
    """It is natural."""
    assume(len(table) <= 2)
    assert get_total(table) >= 0
'''
    result = prove_only(tmp_path, functions, theorem)
    assert (result.status, "a list is needed" in result.detail) == ("unsupported", True)


def test_equivalence_compares_what_a_dictionary_holds(tmp_path: Path) -> None:
    source = ROLES.split("\n\n\n")[1]
    program = load_program(tmp_path, ROLES)
    function = program.find_function("sample", "process_grant")
    assert function is not None
    same = is_equivalent(
        program, function, mutate(source, "color == Color.RED", "color is Color.RED")
    )
    assert (same.status, same.note) == ("bounded", "lists up to 3 items")
    other = mutate(source, "amount(1)", "amount(1 if color == Color.BLUE else 2)")
    assert is_equivalent(program, function, other).status == "different"


def test_a_constructor_of_the_text_that_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = '    """Check an epoch."""\n'
    head = documents.HEAD.replace("import Bytes32, Reason", "import Bytes32, Fault, Reason")
    guard = '    if value == 77:\n        raise Fault("no such epoch")\n'
    monkeypatch.setattr(documents, "HEAD", head.replace(check, check + guard))
    functions = '''
def get_epoch(value: Uint64) -> DAEpoch:
    """Return it as an epoch."""
    return da_epoch(value)
'''
    theorem = '''
def theorem_epoch(value: Uint64) -> None:
    """An epoch is what it was."""
    assume(value <= {most})
    assert get_epoch(value) == value
'''
    result = prove_only(tmp_path / "1", functions, theorem.format(most=77))
    assert (result.status, result.replay) == ("refuted", "faults Fault")
    assert "fault: raised: Fault('no such epoch')" in result.detail
    assert prove_only(tmp_path / "2", functions, theorem.format(most=76)).status == "proved"
