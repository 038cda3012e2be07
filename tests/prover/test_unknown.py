"""Functions of which nothing is known: a theorem holds whatever they return, or is refuted by some answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prover.documents import load_program, prove_only
from zgspec.prover.answers import DrawnAnswers, answering
from zgspec.prover.replay import run
from zgspec.prover.sampling import RandomChooser

FUNCTIONS = '''
def decode_amounts(data: bytes) -> list[Amount]:
    """Return the bytes as amounts, or reject them."""
    if len(data) > 3:
        raise Rejected(SampleReject.TOO_LARGE)
    return [amount(byte) for byte in data]


def is_rich(account: Account) -> bool:
    """Return whether a balance is above the limit."""
    return account.balance > LIMIT


def process_clear(account: Account) -> bool:
    """Forget the history."""
    account.history = []
    return True


def process_data(account: Account, data: bytes) -> bool:
    """Take up the first amount; return whether that was done."""
    try:
        found = decode_amounts(data)
    except Rejected:
        return False
    if len(found) == 0 or is_rich(account):
        return False
    account.balance = found[0]
    return len(found) == len(decode_amounts(data))
'''

THEOREM = '''
def theorem_data(account: Account, data: bytes) -> None:
    """theory: int. items: 2. unknown: {unknown}. What is not taken up changes nothing."""
    assume(len(account.history) <= 1)
    before = deepcopy(account)
    done = process_data(account, data)
    assert {claim}
'''

UNKNOWN = "decode_amounts, is_rich"
TRUE = (
    "done or account == before",
    "done or account.balance == before.balance",
    "account.history == before.history",
    "account.balance <= 2**63 or account == before",
)
FALSE = (
    "account == before",
    "done",
    "not done or account.balance < 2**63",
    "not done or account.balance != 77",
)


@pytest.mark.parametrize(
    ("claim", "status"),
    [*[(claim, "bounded") for claim in TRUE], *[(claim, "refuted") for claim in FALSE]],
)
def test_claims(tmp_path: Path, claim: str, status: str) -> None:
    result = prove_only(tmp_path, FUNCTIONS, THEOREM.format(unknown=UNKNOWN, claim=claim))
    assert result.status == status, result.detail
    if status == "refuted":
        assert any(name.startswith("decode_amounts(") for name in result.counterexample or {})
    else:
        assert "lists up to 2 long and numbers up to 2**63 in what" in result.detail


@pytest.mark.parametrize(
    ("unknown", "refusal"),
    [
        ("decode_amounts", "a list is needed, not bytes"),
        ("is_rich", "a list is needed, not bytes"),
        ("decode_nothing", "decode_nothing is no function of the text"),
    ],
)
def test_what_is_needed_and_what_is_not_there(tmp_path: Path, unknown: str, refusal: str) -> None:
    theorem = THEOREM.format(unknown=unknown, claim="done or account == before")
    result = prove_only(tmp_path, FUNCTIONS, theorem)
    if unknown == "decode_amounts":
        assert result.status == "bounded", result.detail
    else:
        assert (result.status, refusal in result.detail) == ("unsupported", True), result.detail


def test_an_unknown_function_that_changes_what_it_is_given_is_refused(tmp_path: Path) -> None:
    theorem = THEOREM.format(unknown="process_clear", claim="process_clear(account) or done")
    result = prove_only(tmp_path, FUNCTIONS.replace("data: bytes", "data: Bytes32"), theorem)
    assert result.status == "unsupported"
    functions = FUNCTIONS.replace("is_rich(account)", "process_clear(account)")
    theorem = THEOREM.format(unknown="decode_amounts, process_clear", claim="True")
    result = prove_only(tmp_path / "2", functions, theorem)
    assert (result.status, "process_clear, which is given a state" in result.detail) == (
        "unsupported",
        True,
    ), result.detail


def test_the_order_of_a_search_is_unknown_where_a_theorem_says_so(tmp_path: Path) -> None:
    functions = '''
def process_insert(names: list[bytes], name: bytes) -> int:
    """Insert a name into the order; return a place of it."""
    insort(names, name)
    return bisect_right(names, name)
'''
    theorem = '''
def theorem_insert(names: list[bytes], name: bytes) -> None:
    """unknown: {unknown}. A name is inserted somewhere."""
    assume(len(names) <= 2)
    size = len(names)
    place = process_insert(names, name)
    assert {claim}
'''
    known = "name in names and len(names) == size + 1 and 0 <= place <= len(names)"
    cases = (
        ("bisect_right, insort", known, "bounded"),
        ("bisect_right, insort", "len(names) == size", "refuted"),
        ("bisect_right, insort", "place > 0", "unknown"),
        ("insort", known, "unsupported"),
    )
    for number, (unknown, claim, status) in enumerate(cases):
        text = theorem.format(unknown=unknown, claim=claim)
        result = prove_only(tmp_path / str(number), functions, text)
        assert result.status == status, (unknown, claim, result.detail)


@pytest.mark.parametrize(
    ("step", "status"),
    [
        ("other.balance = account.balance", "bounded"),
        ("other.history = list(account.history)", "bounded"),
        ("other.history.append(u64(0))", "refuted"),
        ("other.history = account.history", "bounded"),
    ],
)
def test_what_holds_the_same_gets_the_same_answer(tmp_path: Path, step: str, status: str) -> None:
    theorem = f'''
def theorem_copy(account: Account) -> None:
    """unknown: is_rich. A copy is as rich, unless it was changed."""
    assume(len(account.history) <= 2)
    other = deepcopy(account)
    is_rich(other)
    {step}
    assert is_rich(account) == is_rich(other)
'''
    result = prove_only(tmp_path, FUNCTIONS, theorem)
    assert result.status == status, result.detail


SEARCHES = '''
def find_behind(names: list[bytes], name: bytes) -> int:
    """Return the place behind a name."""
    return bisect_right(names, name)


def find_front(names: list[bytes], name: bytes) -> int:
    """Return the place in front of a name."""
    return bisect_left(names, name)


def process_insert(names: list[bytes], name: bytes) -> None:
    """Insert a name."""
    insort(names, name)
'''


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        ("find_behind(other, name) == place", "bounded"),
        ("find_behind(grown, name) == place", "refuted"),
        ("find_behind(names, second) == place", "unknown"),
        ("find_front(names, name) == place", "refuted"),
        ("grown[place] == name and grown[:place] == names[:place]", "bounded"),
        ("grown[0] == name", "unknown"),
    ],
)
def test_a_search_of_the_same_ends_at_the_same_place(
    tmp_path: Path, claim: str, status: str
) -> None:
    theorem = f'''
def theorem_search(names: list[bytes], name: bytes, second: bytes) -> None:
    """unknown: bisect_left, bisect_right, insort. Where a name is found it is inserted."""
    assume(1 <= len(names) <= 2)
    other = deepcopy(names)
    place = find_behind(names, name)
    grown = list(names)
    process_insert(grown, name)
    assert {claim}
'''
    result = prove_only(tmp_path, SEARCHES, theorem)
    assert result.status == status, result.detail


def test_drawn_answers_are_the_same_for_the_same_call(tmp_path: Path) -> None:
    claim = "done or account == before"
    program = load_program(tmp_path, FUNCTIONS, THEOREM.format(unknown=UNKNOWN, claim=claim))
    theorem = program.get_theorem("sample", "theorem_data")
    function = program.find_function("sample", "decode_amounts")
    assert function is not None
    kinds = set()
    for seed in range(60):
        answers = DrawnAnswers(program, theorem, RandomChooser(seed))
        with answering(program, answers.names, answers):
            stand_in = vars(program.modules["sample"])["decode_amounts"]
            outcomes = [run(stand_in, {"data": b"1234"}) for _ in range(2)]
        assert outcomes[0] == outcomes[1]
        kinds.add(outcomes[0].kind)
    assert kinds == {"returns", "rejects"}
    assert run(function.run, {"data": b"1234"}).kind == "rejects"
