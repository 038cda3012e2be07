"""Statements that are false, and would once have been reported as proved or equivalent."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.prover.documents import load_program, mutate, prove_only
from zgspec.prover.equivalence import Equivalence, is_equivalent
from zgspec.prover.mutants import judge_mutants
from zgspec.prover.replay import compile_function, run

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


def compare(root: Path, source: str, old: str, new: str) -> Equivalence:
    """Return whether a function of the sample is the same with one change."""
    assert old in source
    name = source.split("def ")[1].split("(")[0]
    program = load_program(root, source)
    function = program.find_function("sample", name)
    assert function is not None
    return is_equivalent(program, function, mutate(source, old, new))


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


def test_products_that_no_bit_vector_holds_are_not_left_out_of_an_equivalence(
    tmp_path: Path,
) -> None:
    source = '''
def compute_result(left: Uint64, right: Uint64) -> int:
    """Find one product."""
    if left * right == 2**100 + 2**64 and left ^ right > 0:
        return 1
    return 0
'''
    answer = compare(tmp_path / "wide", source, "return 1", "return 2")
    assert answer.status != "equivalent", answer
    narrow = source.replace("left * right == 2**100 + 2**64", "(left ^ 5) == 2**63 + 1")
    same = compare(tmp_path / "narrow", narrow, "> 0", "!= 0")
    assert same.status == "equivalent", same


BATCH = '''
def compute_result(batch: Batch) -> int:
    """Find one long batch."""
    if len(batch.items) == 7 and batch.key == 123456789012345:
        return 1
    return 0
'''


def test_a_list_inside_a_frozen_record_bounds_an_equivalence(tmp_path: Path) -> None:
    answer = compare(tmp_path, BATCH, "return 1", "return 2")
    assert (answer.status, "lists up to 3 items" in answer.note) == ("bounded", True)


@pytest.mark.parametrize(
    ("parameter", "path"),
    [
        ("holder: Batch", "holder.items"),
        ("holder: tuple[Account, Amount]", "holder[0].history"),
    ],
)
def test_a_change_of_an_inner_list_makes_a_difference(
    tmp_path: Path, parameter: str, path: str
) -> None:
    source = f'''
def process_add({parameter}, value: Amount) -> None:
    """Remember a value."""
    {path}.append(value)
'''
    answer = compare(tmp_path, source, "append(value)", "append(amount(min(value, 2**63 + 11)))")
    assert answer.status == "different", answer


def test_a_change_before_a_rejection_makes_a_difference(tmp_path: Path) -> None:
    source = '''
def process_add(account: Account, value: Amount) -> None:
    """Reject, having changed the balance."""
    account.balance = value
    if value > LIMIT:
        raise Rejected(SampleReject.TOO_LARGE)
'''
    answer = compare(tmp_path, source, "= value", "= amount(min(value, 2**63 + 11))")
    assert answer.status == "different", answer


def test_a_loop_that_no_input_leaves_in_time_explains_nothing(tmp_path: Path) -> None:
    source = '''
def compute_level(value: Amount) -> int:
    """Count, whatever the value."""
    level = 0
    while level < 64:
        level += 1
    return level if value == 123456789012345 else 0
'''
    answer = compare(tmp_path, source, "else 0", "else 0 * (value - 987654321098765) // 2**70")
    assert answer.status == "unknown", answer
    assert "no input is known to lie within the limits" in answer.note


@pytest.mark.parametrize(
    ("body", "test"),
    [
        ("add_one(account)", "left > 0"),
        ("account.balance = amount(account.balance + 1)", "left > 0"),
        ("left = left", "add_one(account) > 0 and left > 0"),
    ],
)
def test_a_change_of_the_heap_in_a_loop_with_an_invariant_is_refused(
    tmp_path: Path, body: str, test: str
) -> None:
    functions = f'''
def add_one(account: Account) -> int:
    """Add one."""
    account.balance = amount(account.balance + 1)
    return 1


def add_many(account: Account, count: Uint64) -> None:
    """Add one so many times."""
    left = count
    while {test}:
        # invariant: left <= count
        # decreases: left
        {body}
        left = u64(left - 1)
'''
    theorem = '''
def theorem_nothing(account: Account, count: Uint64) -> None:
    """theory: int. Nothing is added (false)."""
    assume(len(account.history) <= 1)
    assume(account.balance <= 1000)
    assume(count <= 1000)
    before = account.balance
    add_many(account, count)
    assert account.balance == before
'''
    result = prove_only(tmp_path, functions, theorem)
    assert result.status == "unsupported"
    assert "a loop with an invariant that changes a list or a record" in result.detail


def test_a_change_in_the_round_that_leaves_such_a_loop_is_followed(tmp_path: Path) -> None:
    functions = '''
def add_last(account: Account, count: Uint64) -> None:
    """Note the count on reaching one."""
    left = count
    while left > 0:
        # invariant: left <= count
        # decreases: left
        if left == 1:
            account.balance = amount(account.balance + 1)
            return
        left = u64(left - 1)
'''
    theorem = '''
def theorem_once(account: Account, count: Uint64) -> None:
    """theory: int. At most one is added."""
    assume(len(account.history) <= 1)
    assume(account.balance <= 1000)
    before = account.balance
    add_last(account, count)
    assert before <= account.balance <= before + {most}
'''
    assert prove_only(tmp_path / "1", functions, theorem.format(most=1)).status == "bounded"
    assert prove_only(tmp_path / "0", functions, theorem.format(most=0)).status == "refuted"


def test_an_opaque_function_keeps_its_rejections_and_faults(tmp_path: Path) -> None:
    functions = '''
def compute_next(value: Amount) -> Amount:
    """Return the next one, up to the limit."""
    if value == LIMIT:
        raise Rejected(SampleReject.TOO_LARGE)
    return amount(value + 1)
'''
    theorem = '''
def theorem_equal(value: Amount) -> None:
    """theory: int. opaque: compute_next. The same in, the same out{claim}."""
    {assumption}
    assert compute_next(value) == compute_next(value)
'''
    assumptions = {
        "rejected: TOO_LARGE": "assume(value < 2**64 - 1)",
        "the range of u64": "assume(value != LIMIT)",
        "": "assume(value < LIMIT)",
    }
    for number, (problem, assumption) in enumerate(assumptions.items()):
        text = theorem.format(claim=" (false)" if problem else "", assumption=assumption)
        result = prove_only(tmp_path / str(number), functions, text)
        assert result.status == ("refuted" if problem else "proved"), result.detail
        assert problem in result.detail


def test_opaque_hashes_of_different_lengths_are_not_equal(tmp_path: Path) -> None:
    functions = '''
def has_collision(flag: bool) -> bool:
    """Compare the hashes of two strings."""
    return keccak256(b"\\x01") == keccak256(b"\\x00\\x01")
'''
    theorem = '''
def theorem_collision(flag: bool) -> None:
    """theory: int. opaque: keccak256. Two strings collide (false)."""
    assert has_collision(flag)
'''
    result = prove_only(tmp_path, functions, theorem)
    assert (result.status, result.replay) == ("refuted", "asserts")


@pytest.mark.parametrize("name", ["compute_tiwce", "u64", "Amount"])
def test_only_functions_of_the_text_and_hashes_can_be_opaque(tmp_path: Path, name: str) -> None:
    functions = '''
def compute_twice(value: Amount) -> Amount:
    """Return the double."""
    return amount(value + value)
'''
    theorem = f'''
def theorem_twice(value: Amount) -> None:
    """theory: int. opaque: {name}. A function is one."""
    assume(value < 2**60)
    assert compute_twice(value) == compute_twice(value)
'''
    result = prove_only(tmp_path, functions, theorem)
    assert result.status == "unsupported"
    assert f"opaque: {name} is no function of the text" in result.detail


@pytest.mark.parametrize(("holds", "status"), [(True, "unknown"), (False, "proved")])
def test_a_witness_has_to_get_through_in_cpython(tmp_path: Path, holds: bool, status: str) -> None:
    functions = '''
def has_hash(value: Bytes32, digest: Bytes32) -> bool:
    """Return whether a digest is the one of the value."""
    return keccak256(value) == digest
'''
    theorem = f'''
def theorem_preimage(left: Bytes32, right: Bytes32) -> None:
    """theory: int. opaque: keccak256. What is assumed holds; nobody finds a preimage."""
    assume(has_hash(left, right) == {holds})
    assert has_hash(left, right) == {holds}
'''
    result = prove_only(tmp_path, functions, theorem)
    assert result.status == status, result.detail


SLOW = '''
def compute_slow(value: Amount) -> Amount:
    """Return it, slowly."""
    left = {rounds}
    while left > 0:
        left -= 1
    return value
'''

NATURAL = '''
def theorem_natural(value: Amount) -> None:
    """theory: int. unroll: 2. It is natural."""
    assert compute_slow(value) >= 0
'''


def test_a_slow_theorem_kills_no_mutant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zgspec.prover.mutants.is_equivalent", lambda *_: Equivalence("unknown"))
    source = SLOW.format(rounds=30_000_000)
    program = load_program(tmp_path, source, NATURAL)
    function = program.find_function("sample", "compute_slow")
    assert function is not None
    same = mutate(source, "30_000_000", "30_000_001")
    verdicts = judge_mutants(program, function, {"same": same}, ["sample.theorem_natural"])
    assert verdicts["same"].startswith("survived")


def test_a_mutant_that_does_not_end_breaks_its_theorem(tmp_path: Path) -> None:
    source = SLOW.format(rounds=3)
    program = load_program(tmp_path, source, NATURAL)
    function = program.find_function("sample", "compute_slow")
    assert function is not None
    endless = mutate(source, "left -= 1", "left -= 0")
    verdicts = judge_mutants(program, function, {"endless": endless}, ["sample.theorem_natural"])
    assert verdicts["endless"].startswith("killed")


def test_time_is_that_of_the_processor(tmp_path: Path) -> None:
    """A run that waits is not stopped, as on a machine that is busy with something else."""
    program = load_program(tmp_path, SLOW.format(rounds=3))
    function = program.find_function("sample", "compute_slow")
    assert function is not None
    node = mutate("def compute_slow(value):\n    value()\n    return 1", "", "")
    waiting = compile_function(program, "sample", node)
    assert run(waiting, {"value": lambda: time.sleep(0.2)}, 0.1).kind == "returns"
