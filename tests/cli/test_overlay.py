"""An overlay in every command: where, explain, replay, coverage, mutants, proofs and diff, on a small text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zgspec.commands import coverage, explain, mutate, where
from zgspec.compiler import parse_specification
from zgspec.prover.ledger import Ledger
from zgspec.prover.runner import find_theorems, prove, prove_theorems
from zgspec.replay.values import Json

from ..mutation.sample import SIZES, make_project, write_vectors

THEOREMS = """
### compute_rest

```python
def compute_rest(size: Uint64) -> Uint64:
    \"\"\"Return what is left below the limit.\"\"\"
    return u64(LIMIT - min(size, LIMIT))
```

```python theorem
from __future__ import annotations

from zgspec.runtime import Uint64, assume
from .sample import LIMIT, compute_rest, verify_size


def theorem_even_sizes_pass(size: Uint64) -> None:
    \"\"\"theory: int. An even size within the limit is accepted.\"\"\"
    assume(0 < size <= LIMIT)
    assume(size % 2 == 0)
    assert verify_size(size, False) == size


def theorem_rest_is_small(size: Uint64) -> None:
    \"\"\"theory: int. The rest is at most the limit.\"\"\"
    assert compute_rest(size) <= LIMIT
```
"""
LAYER = """# Strict

## Rules

> ours · an overlay of the tests

### verify_size

```python
def verify_size(size: Uint64, is_odd_allowed: bool) -> Uint64:
    \"\"\"Return the size, or reject it: no even one passes.\"\"\"
    if size % 2 == 0:
        raise Rejected(SizeReject.SIZE_TOO_LARGE)
    return size
```
"""
RESTATED = """
```python theorem
from zgspec.runtime import Uint64, assume
from .sample import verify_size


def theorem_even_sizes_pass(size: Uint64) -> None:
    \"\"\"theory: int. Holds no longer: an odd size passes.\"\"\"
    assume(size % 2 == 1)
    assert verify_size(size, False) == size
```
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a base of two functions, an overlay that replaces one, and vectors of both."""
    base = make_project(tmp_path, SIZES + THEOREMS)
    layer = tmp_path / "specs/_features/strict/sample.md"
    layer.parent.mkdir(parents=True)
    layer.write_text(LAYER, encoding="utf-8")
    strict = parse_specification(tmp_path / "specs", "strict")
    inputs: list[dict[str, Json]] = [
        {"size": str(n), "is_odd_allowed": False} for n in (0, 1, 2, 3, 4, 7)
    ]
    for specification in (base, strict):
        write_vectors(tmp_path, specification, "verify_size", inputs)
    return tmp_path


def test_vectors_stand_below_the_preset(project: Path) -> None:
    for folder in ("mainnet/sample", "mainnet/strict/sample"):
        assert (project / "vectors" / folder / "verify_size/all.json").is_file()


def test_where_names_both_texts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert where.run(project, "verify_size", True) == 0
    base, strict = json.loads(capsys.readouterr().out)
    assert base["place"].startswith("specs/sample.md:")
    assert base["vectors"] == [{"suite": "vectors/mainnet/sample/verify_size/all.json", "cases": 6}]
    assert strict["place"] == "specs/_features/strict/sample.md:10"
    assert strict["vectors"] == [
        {"suite": "vectors/mainnet/strict/sample/verify_size/all.json", "cases": 6}
    ]
    assert strict["theorems"][0].startswith("specs/sample.md:")


def test_explain_runs_the_text_of_the_case(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain.run(project, "verify_size/all/2", None, None, False) == 0
    assert 'expected  {"returns": "2"}' in capsys.readouterr().out
    assert explain.run(project, "mainnet_strict/verify_size/all/2", None, None, False) == 0
    shown = capsys.readouterr().out
    assert "specs/_features/strict/sample.md:10" in shown
    assert 'expected  {"rejects": "SIZE_TOO_LARGE"}' in shown


def test_only_the_text_of_the_overlay_is_measured(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert coverage.run(project, False, "strict") == 0
    assert coverage.run(project, False) == 1
    capsys.readouterr()
    mutate.run(project, [], 0, False, False, True, "strict")
    found = json.loads(capsys.readouterr().out)
    assert {*found["functions"]} == {"sample.md#verify_size"}
    assert (project / "vectors/kills_strict.json").is_file()
    assert not (project / "vectors/kills.json").exists()


def test_theorems_that_reach_a_replaced_function_are_proved_again(project: Path) -> None:
    strict = parse_specification(project / "specs", "strict")
    assert find_theorems(strict, "mainnet") == ["sample.theorem_even_sizes_pass"]
    assert prove(project, jobs=1, json=True) == 0
    assert prove(project, jobs=1, json=True, overlay="strict") == 1
    layer = project / "specs/_features/strict/sample.md"
    layer.write_text(LAYER + RESTATED, encoding="utf-8")
    assert prove(project, jobs=1, json=True, overlay="strict") == 0


def test_what_is_common_is_proved_once(project: Path) -> None:
    assert prove(project, jobs=1, json=True) == 0
    ledger = Ledger(project)
    before = dict(ledger.entries)
    strict = parse_specification(project / "specs", "strict")
    proofs = prove_theorems(strict, ledger, "mainnet", ["sample.theorem_rest_is_small"])
    assert [result.status for _, result in proofs] == ["proved"]
    assert ledger.entries == before
