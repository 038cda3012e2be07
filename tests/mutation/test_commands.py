"""`zgspec coverage` and `zgspec mutate` on a small checkout: what they print, write and return."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zgspec.commands import coverage, mutate
from zgspec.replay.values import Json

from .sample import SIZES, make_project, write_vectors


def size(value: int, is_odd_allowed: bool = True) -> dict[str, Json]:
    return {"size": str(value), "is_odd_allowed": is_odd_allowed}


COMPLETE = [size(0), size(1), size(2, False), size(3, False), size(10), size(11)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_vectors(tmp_path, make_project(tmp_path, SIZES), "verify_size", COMPLETE)
    return tmp_path


def run_mutate(root: Path, check: bool = False, as_json: bool = False) -> int:
    return mutate.run(root, [], jobs=0, fresh=False, check=check, as_json=as_json)


def test_coverage_of_complete_vectors(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert coverage.run(root, as_json=False) == 0
    assert capsys.readouterr().out.endswith("complete: 0 gaps, 0 accepted\n")


def test_coverage_with_gaps(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_vectors(root, make_project(root, SIZES), "verify_size", COMPLETE[:2])
    assert coverage.run(root, as_json=True) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["success"]
    assert found["documents"][0]["sites"] == {"reached": 1, "total": 3}
    assert {gap["kind"] for gap in found["gaps"]} == {"statement", "branch", "operand", "rejection"}


def test_kills_are_written_and_checked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kills = root / "vectors" / "kills.json"
    assert run_mutate(root, check=True) == 1
    assert not kills.exists()
    assert run_mutate(root) == 0
    assert json.loads(kills.read_text())["survives"] == 0
    assert run_mutate(root, check=True) == 0
    assert "0 tried now" in capsys.readouterr().out.splitlines()[-1]


def test_survivor_fails_the_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_vectors(root, make_project(root, SIZES), "verify_size", COMPLETE[:-2])
    assert run_mutate(root, as_json=True) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["survivors"][0]["location"].startswith("specs/sample.md:")
    assert found["functions"]["sample.md#verify_size"]["survives"] > 0


@pytest.mark.parametrize("command", ["coverage", "mutate"])
def test_broken_text_is_named(root: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    (root / "specs" / "sample.md").write_text(SIZES.replace("size == 0:", "size == 0"))
    status = coverage.run(root, False) if command == "coverage" else run_mutate(root)
    assert status == 1
    assert f"zgspec {command}: specs/sample.md:" in capsys.readouterr().err
