"""Every theorem has a witness among the vectors, and it stays as long as it is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.prover.documents import load_program, write
from tests.prover.test_theorems import ROOT, find_theorems, get_program
from zgspec.prover.replay import run
from zgspec.prover.runner import prove
from zgspec.prover.witnesses import FOLDER, decode_inputs, read_witnesses
from zgspec.replay.cases import find_suites

FUNCTIONS = '''
def compute_share(value: Amount, parts: Uint64) -> Amount:
    """Return the share of one part."""
    return amount(value // parts)
'''

THEOREM = '''
def theorem_share(account: Account, parts: Uint64) -> None:
    """Shares are no larger than the whole."""
    assume({least} <= parts)
    assert compute_share(account.balance, parts) <= account.balance
'''


def get_identifier(name: str) -> str:
    document, _, own_name = name.partition(".")
    return f"{document}.md#{own_name}"


@pytest.mark.parametrize("name", find_theorems())
def test_the_witness_of_a_theorem_gets_through(name: str) -> None:
    program = get_program("mainnet")
    document, _, own_name = name.partition(".")
    given = read_witnesses(ROOT / FOLDER / f"{document}.json")[get_identifier(name)]
    theorem = program.get_theorem(document, own_name)
    assert run(theorem.run, decode_inputs(program, theorem, given)).kind == "returns"


def test_there_are_no_other_witnesses() -> None:
    """One for each theorem, in files that hold no cases."""
    found = [name for path in (ROOT / FOLDER).glob("*.json") for name in read_witnesses(path)]
    assert sorted(found) == sorted(map(get_identifier, find_theorems()))
    assert not any(FOLDER.name in path.parts for path in find_suites(ROOT / FOLDER.parent))


def test_a_witness_is_kept_while_it_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / FOLDER / "sample.json"
    name = "sample.md#theorem_share"
    write(tmp_path, FUNCTIONS, THEOREM.format(least=1))
    assert prove(tmp_path, jobs=1) == 0
    assert "witnesses are kept in vectors/witnesses/sample.json" in capsys.readouterr().out
    chosen = {name: {"account": {"balance": "7", "history": ["5"]}, "parts": "3"}}
    path.write_text(json.dumps(chosen), encoding="utf-8")
    prove(tmp_path, cold=True, jobs=1)
    assert read_witnesses(path) == chosen
    write(tmp_path, FUNCTIONS, THEOREM.format(least=4))
    prove(tmp_path, jobs=1)
    assert read_witnesses(path) != chosen
    assert "witnesses are kept" in capsys.readouterr().out
    before = path.read_bytes()
    prove(tmp_path, jobs=1)
    assert path.read_bytes() == before
    assert "witnesses are kept" not in capsys.readouterr().out


def test_a_witness_goes_with_its_theorem(tmp_path: Path) -> None:
    path = tmp_path / FOLDER / "sample.json"
    write(tmp_path, FUNCTIONS, THEOREM.format(least=1))
    prove(tmp_path, jobs=1)
    write(tmp_path, FUNCTIONS, THEOREM.format(least=1).replace("theorem_share", "theorem_part"))
    prove(tmp_path, jobs=1)
    assert [*read_witnesses(path)] == ["sample.md#theorem_part"]


def test_inputs_of_another_shape_are_refused(tmp_path: Path) -> None:
    program = load_program(tmp_path, FUNCTIONS, THEOREM.format(least=1))
    theorem = program.get_theorem("sample", "theorem_share")
    with pytest.raises(ValueError, match="missing"):
        decode_inputs(program, theorem, {"parts": "3"})
