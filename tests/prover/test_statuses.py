"""Wrong theorems are caught, each in its own way; right ones are proved, with a witness."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prover.documents import load_program, prove_only
from zgspec.prover.theorem import prove_theorem

HALF = '''
def compute_half(value: Uint64) -> Uint64:
    """Return half, rounded down."""
    return u64(value // 2)
'''

CHECK = '''
def verify_amount(value: Amount) -> Amount:
    """Reject what is outside."""
    if value == 0:
        raise Rejected(SampleReject.TOO_SMALL)
    if value > LIMIT:
        raise Rejected(SampleReject.TOO_LARGE)
    return value
'''

COUNTDOWN = '''
def compute_steps(value: Uint64) -> Uint64:
    """Return how many steps lead to zero."""
    steps = u64(0)
    rest = value
    while rest > 0:
        # invariant: steps + rest == value
        # decreases: rest
        rest = u64(rest - 1)
        steps = u64(steps + 1)
    return steps
'''

STEPS_THEOREM = '''
def theorem_steps(value: Uint64) -> None:
    """As many steps as the value."""
    assert compute_steps(value) == value
'''

PROCESS = '''
def process_deposit(account: Account, value: Amount) -> None:
    """Add to the balance."""
    if value == 0:
        raise Rejected(SampleReject.TOO_SMALL)
    account.balance = amount(account.balance + value)
    account.history.append(value)
'''


def test_a_true_theorem_is_proved_with_a_witness_and_a_call_for_a_vector(tmp_path: Path) -> None:
    result = prove_only(
        tmp_path,
        HALF,
        '''
def theorem_half(value: Uint64) -> None:
    """theory: int. Twice the half is the value or one less."""
    assume(value >= 3)
    half = compute_half(value)
    assert 2 * half <= value
    assert value <= 2 * half + 1
''',
    )
    assert (result.status, result.replay) == ("proved", "returns")
    assert result.summary == "Twice the half is the value or one less."
    assert result.assumptions == ["value >= 3"]
    assert result.witness is not None
    assert int(str(result.witness["value"])) >= 3
    assert [vector["handler"] for vector in result.vectors] == ["sample.compute_half"]


@pytest.mark.parametrize("theory", ["int", "bv72"])
def test_a_false_theorem_is_refuted_and_replayed(tmp_path: Path, theory: str) -> None:
    result = prove_only(
        tmp_path,
        HALF,
        f'''
def theorem_half(value: Uint64) -> None:
    """theory: {theory}. Wrong for odd values."""
    assert 2 * compute_half(value) == value
''',
    )
    assert (result.status, result.replay) == ("refuted", "asserts")
    assert result.counterexample is not None
    assert int(str(result.counterexample["value"])) % 2 == 1


def test_contradicting_assumptions_are_vacuous(tmp_path: Path) -> None:
    result = prove_only(
        tmp_path,
        HALF,
        '''
def theorem_half(value: Uint64) -> None:
    """Nothing is assumed to exist."""
    assume(compute_half(value) > 5)
    assume(value < 3)
    assert compute_half(value) == 7
''',
    )
    assert result.status == "vacuous"


def test_a_constructor_that_refuses_is_a_fault(tmp_path: Path) -> None:
    result = prove_only(
        tmp_path,
        '''
def compute_double(value: Uint64) -> Uint64:
    """Return twice the value."""
    return u64(value * 2)
''',
        '''
def theorem_double(value: Uint64) -> None:
    """The domain is too wide."""
    assert compute_double(value) >= value
''',
    )
    assert (result.status, result.replay) == ("refuted", "faults Fault")
    assert "the range of u64" in result.detail


def test_a_rejection_that_nobody_handles_refutes(tmp_path: Path) -> None:
    result = prove_only(
        tmp_path,
        CHECK,
        '''
def theorem_accepted(value: Amount) -> None:
    """Zero is forgotten."""
    assume(value <= LIMIT)
    assert verify_amount(value) == value
''',
    )
    assert (result.status, result.replay) == ("refuted", "rejects TOO_SMALL")


def test_rejections_can_be_handled(tmp_path: Path) -> None:
    result = prove_only(
        tmp_path,
        CHECK,
        '''
def theorem_reasons(value: Amount) -> None:
    """Exactly the amounts outside are rejected."""
    try:
        accepted = verify_amount(value) == value
    except Rejected:
        accepted = False
    assert accepted == (1 <= value <= LIMIT)
''',
    )
    assert (result.status, result.dead_lines) == ("proved", [])


def test_an_unknown_construct_is_refused_with_name_and_line(tmp_path: Path) -> None:
    result = prove_only(
        tmp_path,
        '''
def compute_digest(value: Bytes32) -> Bytes32:
    """Return a hash."""
    return keccak256(value)
''',
        '''
def theorem_digest(value: Bytes32) -> None:
    """A hash is not translated."""
    assert compute_digest(value) == compute_digest(value)
''',
    )
    lines = (tmp_path / "specs" / "sample.md").read_text(encoding="utf-8").splitlines()
    line = 1 + next(i for i, text in enumerate(lines) if "return keccak256" in text)
    assert result.status == "unsupported"
    assert f"sample.md:{line} in compute_digest: a call of keccak256" in result.detail


def test_an_opaque_function_is_equal_on_equal_inputs_only(tmp_path: Path) -> None:
    functions = '''
def compute_digest(value: Bytes32) -> Bytes32:
    """Return a hash."""
    return keccak256(value)
'''
    theorems = '''
def theorem_equal(left: Bytes32, right: Bytes32) -> None:
    """opaque: compute_digest, keccak256. A hash is a function."""
    assume(left == right)
    assert compute_digest(left) == compute_digest(right)


def theorem_different(left: Bytes32, right: Bytes32) -> None:
    """opaque: compute_digest, keccak256. Not known of an opaque function."""
    assert (compute_digest(left) == compute_digest(right)) == (left == right)
'''
    program = load_program(tmp_path, functions, theorems)
    equal = prove_theorem(program, "sample", "theorem_equal")
    assert (equal.status, equal.detail) == ("proved", "opaque: compute_digest, keccak256")
    different = prove_theorem(program, "sample", "theorem_different")
    assert different.status == "unknown"
    assert "not reproduced in CPython" in different.detail


def test_an_invariant_needs_no_bound(tmp_path: Path) -> None:
    result = prove_only(tmp_path, COUNTDOWN, STEPS_THEOREM)
    assert result.status == "proved"


def test_without_its_invariant_a_loop_is_bounded_and_says_so(tmp_path: Path) -> None:
    functions = "\n".join(line for line in COUNTDOWN.splitlines() if "# " not in line)
    result = prove_only(tmp_path, functions, STEPS_THEOREM.replace('"""As', '"""unroll: 3. As'))
    assert result.status == "bounded"
    assert "more than 3 rounds" in result.detail


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("steps + rest == value", "steps + rest >= value", "the range of u64"),
        ("steps + rest == value", "steps == 0", "the invariant is not kept"),
        ("steps + rest == value", "steps == 1", "does not hold on entry"),
        ("decreases: rest", "decreases: steps", "the measure does not decrease"),
    ],
)
def test_a_wrong_invariant_fails(tmp_path: Path, old: str, new: str, problem: str) -> None:
    result = prove_only(tmp_path, COUNTDOWN.replace(old, new), STEPS_THEOREM)
    assert result.status == "unknown"
    assert problem in result.detail


def test_a_narrow_theory_needs_a_bound(tmp_path: Path) -> None:
    theorem = '''
def theorem_half(value: Uint64) -> None:
    """theory: bv16. The domain does not fit."""
    {bound}
    assert compute_half(value) <= value
'''
    wide = prove_only(tmp_path / "wide", HALF, theorem.format(bound="assume(value > 0)"))
    assert wide.status == "unsupported"
    assert "needs an assumed bound" in wide.detail
    narrow = prove_only(tmp_path / "narrow", HALF, theorem.format(bound="assume(value < 2**15)"))
    assert (narrow.status, narrow.detail) == ("bounded", "value < 2 ** 15")


def test_a_width_that_an_operation_exceeds_is_noticed(tmp_path: Path) -> None:
    result = prove_only(
        tmp_path,
        '''
def compute_square(value: Uint64) -> Uint64:
    """Return the square."""
    return u64(value * value)
''',
        '''
def theorem_square(value: Uint64) -> None:
    """theory: bv16. The square does not fit 16 bits."""
    assume(value < 2**10)
    assert compute_square(value) >= value
''',
    )
    assert result.status == "unknown"
    assert "the width of bv16" in result.detail


def test_state_changes_and_aliases_are_followed(tmp_path: Path) -> None:
    result = prove_only(
        tmp_path,
        PROCESS,
        '''
def theorem_deposit(account: Account, value: Amount) -> None:
    """A deposit moves the balance and is remembered last."""
    assume(len(account.history) <= 3)
    assume(account.balance <= 2**32)
    assume(1 <= value <= 2**32)
    before = account.balance
    length = len(account.history)
    history = account.history
    process_deposit(account, value)
    assert account.balance == before + value
    assert len(history) == length + 1
    assert history[-1] == value
''',
    )
    assert (result.status, result.detail) == ("bounded", "len(account.history) <= 3")


def test_a_list_without_a_bound_is_refused_where_it_is_used(tmp_path: Path) -> None:
    result = prove_only(
        tmp_path,
        PROCESS,
        '''
def theorem_deposit(account: Account, value: Amount) -> None:
    """The history has no bound."""
    assume(account.balance <= 2**32)
    assume(1 <= value <= 2**32)
    process_deposit(account, value)
''',
    )
    assert result.status == "unsupported"
    assert "assume(len(account.history) <= ...)" in result.detail


def test_a_split_covers_the_whole_domain(tmp_path: Path) -> None:
    functions = '''
def compute_power(value: Uint64) -> Uint64:
    """Return the least power of two that is not below value."""
    return u64(1 << (value - 1).bit_length())
'''
    right = '''
def theorem_power(value: Uint64) -> None:
    """split: value. The power is at least the value and below its double."""
    assume(1 <= value <= 2**63)
    power = compute_power(value)
    assert value <= power < 2 * value
'''
    assert prove_only(tmp_path / "right", functions, right).status == "proved"
    wrong = right.replace("assert value", "assert value == 2**61 + 5 or value")
    wrong = wrong.replace("< 2 * value", "< 2 * value - 1")
    assert prove_only(tmp_path / "wrong", functions, wrong).status == "refuted"


def test_lines_that_no_input_reaches_are_named(tmp_path: Path) -> None:
    result = prove_only(
        tmp_path,
        CHECK,
        '''
def theorem_inside(value: Amount) -> None:
    """The rejections are out of reach."""
    assume(1 <= value <= LIMIT)
    assert verify_amount(value) == value
''',
    )
    assert result.status == "proved"
    assert len(result.dead_lines) == 2
    assert all("in verify_amount" in line for line in result.dead_lines)


@pytest.mark.parametrize(("most", "status"), [(255, "proved"), (254, "refuted")])
def test_the_width_of_a_type_with_an_acronym_is_found(
    tmp_path: Path, most: int, status: str
) -> None:
    functions = '''
def get_next(epoch: DAEpoch) -> int:
    """Return the next epoch."""
    return epoch + 1
'''
    theorem = f'''
def theorem_narrow(epoch: DAEpoch) -> None:
    """theory: int. An epoch has eight bits."""
    assert get_next(epoch) <= {most} + 1
'''
    assert prove_only(tmp_path, functions, theorem).status == status


def test_a_list_that_nothing_looks_at_is_an_empty_list_in_a_witness(tmp_path: Path) -> None:
    theorem = '''
def theorem_half(account: Account) -> None:
    """A half is no more than the whole."""
    assert compute_half(u64(account.balance)) <= account.balance
'''
    result = prove_only(tmp_path, HALF, theorem)
    assert result.status == "proved", result.detail
    assert result.witness is not None
    account: object = result.witness["account"]
    assert isinstance(account, dict)
    assert account["history"] == []


MASKED = '''
def compute_masked(data: bytes, mask: Bytes32) -> bytes:
    """Return data, word by word, under a mask."""
    words: list[bytes] = []
    for start in range(0, len(data), 32):
        words.append(xor_bytes(data[start : start + 32], mask))
    return b"".join(words)
'''


def test_unknown_bytes_are_joined_cut_and_combined(tmp_path: Path) -> None:
    theorem = '''
def theorem_masked(first: Bytes32, second: Bytes32, mask: Bytes32) -> None:
    """theory: bv72. unroll: 2. Twice under a mask is as before, and the words keep their places."""
    data = first + second
    masked = compute_masked(data, mask)
    assert compute_masked(masked, mask) == data
    assert masked[32:] == compute_masked(second, mask)
    assert masked[:0] == b""
'''
    assert prove_only(tmp_path, MASKED, theorem).status == "proved"


def test_a_wrong_theorem_about_unknown_bytes_is_refuted(tmp_path: Path) -> None:
    theorem = '''
def theorem_masked(first: Bytes32, second: Bytes32, mask: Bytes32) -> None:
    """theory: bv72. unroll: 2. The words change places, which is wrong."""
    assert compute_masked(first + second, mask) == compute_masked(second + first, mask)
'''
    assert prove_only(tmp_path, MASKED, theorem).status == "refuted"


def test_lengths_that_differ_are_a_fault(tmp_path: Path) -> None:
    mixed = '''
def compute_mixed(data: Bytes32, mask: Bytes32) -> bytes:
    """Return a word under a part of a mask."""
    return xor_bytes(data, mask[1:])
'''
    theorem = '''
def theorem_mixed(data: Bytes32, mask: Bytes32) -> None:
    """theory: bv72. Never a fault, which is wrong."""
    compute_mixed(data, mask)
'''
    result = prove_only(tmp_path, mixed, theorem)
    assert result.status == "refuted"
    assert "the lengths of xor_bytes" in result.detail


def test_unknown_bytes_need_a_theory_of_bit_vectors(tmp_path: Path) -> None:
    theorem = '''
def theorem_masked(first: Bytes32, mask: Bytes32) -> None:
    """theory: int. unroll: 2. Twice under a mask is as before."""
    assert compute_masked(compute_masked(first, mask), mask) == first
'''
    result = prove_only(tmp_path, MASKED, theorem)
    assert result.status == "unsupported"
    assert "needs a theory of bit vectors" in result.detail
