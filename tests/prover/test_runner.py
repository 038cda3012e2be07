"""The ledger repeats nothing and forgets nothing; mutants break proofs or are equivalent."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import zgspec
from tests.prover.documents import load_program, mutate, write
from zgspec.compiler import parse_specification
from zgspec.prover.equivalence import is_equivalent
from zgspec.prover.ledger import SOURCES, compute_key, hash_tools
from zgspec.prover.runner import prove
from zgspec.replay.cases import find_suites, read_suite

FUNCTIONS = '''
def compute_share(value: Amount, parts: Uint64) -> Amount:
    """Return the share of one part; no parts have no share."""
    if parts == 0:
        raise Rejected(SampleReject.TOO_SMALL)
    return amount(value // parts)
'''

THEOREMS = '''
def theorem_share(value: Amount, parts: Uint64) -> None:
    """Shares use up the value but for less than one of each part."""
    assume(1 <= parts <= LIMIT)
    share = compute_share(value, parts)
    assert share * parts <= value
    assert value < (share + 1) * parts


def theorem_no_parts(value: Amount) -> None:
    """No parts are refused."""
    try:
        compute_share(value, u64(0))
    except Rejected:
        return
    assert value != value
'''


def run(
    root: Path, capsys: pytest.CaptureFixture[str], mutants: bool = False, json: bool = False
) -> tuple[int, str]:
    """Prove and return the exit code and what was printed."""
    code = prove(root, mutants=mutants, jobs=1, json=json)
    return code, capsys.readouterr().out


def test_table_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, FUNCTIONS, THEOREMS)
    code, text = run(tmp_path, capsys)
    assert code == 0
    assert "2 theorems: 2 proved" in text
    code, text = run(tmp_path, capsys, json=True)
    shown = json.loads(text)
    assert [item["status"] for item in shown["theorems"]] == ["proved", "proved"]
    assert shown["theorems"][0]["assumptions"] == ["1 <= parts <= LIMIT"]


ORDERED = '''
def theorem_sorted(values: list[Amount]) -> None:
    """theory: int. unroll: 4. In order."""
    assume(len(values) <= 3)
    for index in range(len(values) - 1):
        assume(values[index + 1] < values[index])
    assert len(values) <= 3
'''


def test_assumptions_are_shown_as_they_are_written_and_both_words_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in brackets is no markup."""
    write(tmp_path, FUNCTIONS, THEOREMS + "\n\n" + ORDERED)
    code, text = run(tmp_path, capsys)
    assert code == 0
    shown = "".join(text.split())
    assert "values[index+1]<values[index]" in shown
    assert "3 theorems: 1 bounded, 2 proved" in text
    assert "theorem_sorted: bounded: len(values) <= 3" in text


def test_the_witness_of_a_named_theorem_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, FUNCTIONS, THEOREMS)
    assert "witness of" not in run(tmp_path, capsys)[1]
    prove(tmp_path, only="theorem_share", jobs=1)
    assert '  witness of share: {"parts": ' in capsys.readouterr().out
    prove(tmp_path, only="theorem_share", jobs=1, json=True)
    (shown,) = json.loads(capsys.readouterr().out)["theorems"]
    assert sorted(shown["witness"]) == ["parts", "value"]


def test_a_refuted_theorem_fails_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, FUNCTIONS, THEOREMS.replace("value < (share", "value < 0 * (share"))
    code, text = run(tmp_path, capsys)
    assert code == 1
    assert "1 refuted" in text
    assert "in CPython: asserts" in text


def test_a_counterexample_is_kept_as_a_vector(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, FUNCTIONS, THEOREMS.replace("value < (share", "value < 0 * (share"))
    run(tmp_path, capsys)
    (path,) = find_suites(tmp_path / "build" / "counterexamples")
    suite = read_suite(path)
    assert suite.handler == "sample.md#compute_share"
    assert suite.cases[0].outcome == {"returns": suite.cases[0].input["value"]}


def test_an_unchanged_proof_is_taken_from_the_ledger(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FUNCTIONS, THEOREMS)
    assert run(tmp_path, capsys)[0] == 0

    def refuse(*arguments: object) -> None:
        raise AssertionError("proved again")

    monkeypatch.setattr("zgspec.prover.runner._run", lambda *a: refuse() if a[1] else iter(()))
    assert run(tmp_path, capsys)[0] == 0
    write(tmp_path, FUNCTIONS.replace("value // parts", "value // parts + 0"), THEOREMS)
    with pytest.raises(AssertionError, match="proved again"):
        run(tmp_path, capsys)


def test_the_solver_is_not_imported_for_an_unchanged_proof(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, FUNCTIONS, THEOREMS)
    run(tmp_path, capsys)
    script = (
        "import sys; from pathlib import Path; from zgspec.prover.runner import prove; "
        f"code = prove(Path({str(tmp_path)!r})); sys.exit(code or 'z3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


TOP = '''


def compute_top(top: Uint64) -> Uint64:
    """Return a bound."""
    return top
'''


def test_what_a_proof_rests_on_changes_the_key(tmp_path: Path) -> None:
    """The width of a type whose constructor is not called; a note inside a theorem."""
    functions = '''
def compute_same(value: DAEpoch) -> DAEpoch:
    """Return it."""
    return value
'''
    theorem = '''
def theorem_narrow(value: DAEpoch) -> None:
    """It is narrow."""
    rest = compute_same(value)
    while rest > 255:
        # invariant: rest <= 255
        # decreases: rest
        rest = rest
    assert compute_same(value) <= 255
'''
    keys = set()
    for number, (old, new) in enumerate(
        [("", ""), ("(u8(", "(u64("), ("<= 255\n   ", "<= 254\n   ")]
    ):
        root = write(tmp_path / str(number), functions, theorem)
        path = root / "specs" / "sample.md"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        specification = parse_specification(root / "specs")
        keys.add(compute_key(specification, "mainnet", "sample", "theorem_narrow"))
    assert len(keys) == 3


def test_every_tool_changes_the_key(tmp_path: Path) -> None:
    source = Path(zgspec.__file__).parent
    for name in SOURCES:
        place = source / name
        copy = shutil.copytree if place.is_dir() else shutil.copy
        (tmp_path / name).parent.mkdir(exist_ok=True)
        copy(place, tmp_path / name)
    before = hash_tools(tmp_path)
    assert before == hash_tools(source)
    for name in ("prover/core.py", "runtime/core.py", "compiler/reach.py", "mutation/operators.py"):
        path = tmp_path / name
        path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
        after = hash_tools(tmp_path)
        assert after != before
        before = after


def test_mutants_of_proofs_are_tried_where_the_kills_of_vectors_are_known_to_be_current() -> None:
    steps = (Path(zgspec.__file__).parents[1] / ".ci" / "run").read_text(encoding="utf-8")
    assert -1 < steps.find("zgspec mutate --check\n") < steps.find("zgspec prove --mutants\n")


def test_a_changed_invariant_changes_the_key(tmp_path: Path) -> None:
    functions = '''
def compute_steps(value: Uint64) -> Uint64:
    """Return how many steps lead to zero."""
    rest = value
    while rest > 0:
        # invariant: rest <= value
        # decreases: rest
        rest = u64(rest - 1)
    return rest
'''
    theorem = '''
def theorem_steps(value: Uint64) -> None:
    """Nothing is left."""
    assert compute_steps(value) == 0
'''
    tight = functions.replace("# invariant", "#invariant")
    using = functions.replace("<= value", "<= compute_top(value)") + TOP
    texts = (
        functions,
        functions.replace("<= value", "<= value + 1"),
        tight.replace("<= value", "<= value + 2"),
        using,
        using.replace("return top", "return u64(top + 0)"),
    )
    keys = set()
    for number, text in enumerate(texts):
        specification = parse_specification(write(tmp_path / str(number), text, theorem) / "specs")
        keys.add(compute_key(specification, "mainnet", "sample", "theorem_steps"))
    assert len(keys) == len(texts)


def test_mutants_break_a_theorem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, FUNCTIONS, THEOREMS)
    code, text = run(tmp_path, capsys, mutants=True, json=True)
    shown = json.loads(text)
    verdicts = shown["theorems"][0]["mutants"]
    assert len(verdicts) >= 4
    # The theorem does not look at the reason: exactly that mutant survives, and is named.
    assert code == 1
    assert len(shown["survivors"]) == 1
    assert "SampleReject" in shown["survivors"][0] or "reason" in shown["survivors"][0]


def test_what_is_known_of_mutants_is_shown_in_later_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each theorem has the mutants that it was the first to break."""
    write(tmp_path, FUNCTIONS, THEOREMS)
    rows = run(tmp_path, capsys)[1].splitlines()
    assert [row.split()[-3] for row in rows[1:3]] == ["-", "-"]
    run(tmp_path, capsys, mutants=True)
    rows = run(tmp_path, capsys)[1].splitlines()
    pairs = [row.split()[-3].split("/") for row in rows[1:3]]
    killed, reached = ([int(pair[side]) for pair in pairs] for side in (0, 1))
    assert all(killed)
    assert reached[0] == reached[1] == sum(killed) + 1


FLAG = '''
def is_large(value: Amount) -> bool:
    """Return whether a value is large."""
    return value > 3
'''

IDLE = '''
def theorem_large(value: Amount) -> None:
    """Four is large, three is not."""
    assert is_large(amount(4)) and not is_large(amount(3))
    assert is_large(value) or value <= 3


def theorem_large_again(value: Amount) -> None:
    """The same once more."""
    assert is_large(amount(4)) and not is_large(amount(3))
    assert is_large(value) or value <= 3


def theorem_idle(value: Amount) -> None:
    """Whatever the function does."""
    assert is_large(value) or not is_large(value)
'''


def test_a_theorem_that_no_mutant_breaks_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no matter whether another theorem was the first to break a mutant."""
    write(tmp_path, FLAG, IDLE)
    code, text = run(tmp_path, capsys, mutants=True, json=True)
    shown = json.loads(text)
    assert (code, shown["survivors"], shown["unbroken"]) == (1, [], ["sample.theorem_idle"])
    assert [bool(row["broken_by"]) for row in shown["theorems"]] == [True, True, False]
    assert "no mutant breaks sample.theorem_idle" in run(tmp_path, capsys, mutants=True)[1]


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("if parts == 0", "if parts < 1", "equivalent"),
        ("value // parts", "(value + parts) // parts - 1", "equivalent"),
        ("value // parts", "value // parts - value // 2**63 * (parts // (2**64 - 9))", "different"),
        ("TOO_SMALL", "TOO_LARGE", "different"),
    ],
)
def test_equivalence(tmp_path: Path, old: str, new: str, status: str) -> None:
    program = load_program(tmp_path, FUNCTIONS)
    function = program.find_function("sample", "compute_share")
    assert function is not None
    answer = is_equivalent(program, function, mutate(FUNCTIONS, old, new))
    assert answer.status == status, answer


def test_equivalence_compares_the_state_that_is_left_behind(tmp_path: Path) -> None:
    source = '''
def process_add(account: Account, value: Amount) -> None:
    """Remember a value."""
    account.balance = value
    account.history.append(value)
'''
    program = load_program(tmp_path, source)
    function = program.find_function("sample", "process_add")
    assert function is not None
    same = mutate(source, "append(value)", "append(account.balance)")
    assert is_equivalent(program, function, same).status == "bounded"
    other = mutate(source, "append(value)", "append(amount(min(value, 2**63)))")
    assert is_equivalent(program, function, other).status == "different"
