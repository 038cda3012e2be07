"""Reading files strictly, and saying where an outcome first differs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.replay import sample
from zgspec import mainnet
from zgspec.replay.cases import Case, Suite, Twin, find_suites, parse_suite, read_suite
from zgspec.replay.difference import find_difference
from zgspec.replay.errors import SelectionError, StalePackageError
from zgspec.replay.report import Report, replay
from zgspec.replay.runner import Runner
from zgspec.replay.values import Json, ShapeError, parse_json, render

NAME = "sample.md#compute_plus"
SUITE = Suite(
    "sample.md#compute_sum",
    "mainnet",
    "small",
    "Small sums.",
    (NAME, "sample.md#compute_sum"),
    (
        Case("compute_sum/small/none", "no values", {"values": []}, {"returns": 0}),
        Case(
            "compute_sum/small/two",
            "two values",
            {"values": [1, 2]},
            {"returns": 3},
            [{"function": NAME, "returns": 1}, {"function": NAME, "returns": 3}],
        ),
    ),
)


def replay_text(folder: Path, text: str, traces: bool = False) -> Report:
    """Replay a file on the sample."""
    (folder / "suite.json").write_text(text)
    return replay(folder, traces=traces, get_runner=lambda preset: Runner({"sample": sample}))


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Writing and reading give the same suite."""
    twin = replace(SUITE.cases[0], twin=Twin("compute_sum/small/two", "other"))
    suite = replace(SUITE, cases=(twin, SUITE.cases[1]))
    (tmp_path / "a.json").write_text(suite.to_text())
    assert read_suite(tmp_path / "a.json") == suite
    assert suite.to_text().endswith("}\n")
    assert suite.path == "mainnet/sample/compute_sum/small.json"


def test_right_cases_pass(tmp_path: Path) -> None:
    """Counts say what ran."""
    report = replay_text(tmp_path, SUITE.to_text(), traces=True)
    assert report.is_success
    assert (report.suites, report.run, report.passed) == (1, 2, 2)


def test_a_wrong_outcome_shows_the_first_difference(tmp_path: Path) -> None:
    """The report names case, path, both values, the rule, and the first wrong step."""
    text = SUITE.to_text().replace('"returns": 3', '"returns": 4')
    report = replay_text(tmp_path, text)
    assert not report.is_success
    shown = str(report)
    assert "compute_sum/small/two" in shown
    assert "$.outcome.returns: expected 4, got 3" in shown
    assert f"first step that differs: {NAME}: $.trace[1].returns: expected 4, got 3" in shown
    assert "rule: specs/sample.md:" in shown


def test_a_wrong_step_is_found_on_request(tmp_path: Path) -> None:
    """With traces, steps are part of the comparison."""
    text = SUITE.to_text().replace('"returns": 1', '"returns": 5')
    assert replay_text(tmp_path, text).is_success
    assert "the steps differ" in str(replay_text(tmp_path, text, traces=True))


def test_an_unknown_handler_is_counted(tmp_path: Path) -> None:
    """Cases of a handler that nobody defines are unknown, and the whole fails."""
    text = SUITE.to_text().replace("sample.md#compute_sum", "sample.md#compute_gone")
    report = replay_text(tmp_path, text)
    assert (report.unknown, report.run, report.is_success) == (2, 0, False)
    assert "2 cases unknown: no document defines sample.md#compute_gone" in str(report)


def test_an_unknown_preset_is_named(tmp_path: Path) -> None:
    """It is told from one that is not built."""
    for preset, problem in (("bogus", "no preset is called bogus"), ("minimal_gone", "run `make")):
        (tmp_path / "suite.json").write_text(replace(SUITE, preset=preset).to_text())
        assert problem in str(replay(tmp_path))


def test_an_id_stands_once_in_a_file(tmp_path: Path) -> None:
    """The second one would hide the first."""
    text = replace(SUITE, cases=(SUITE.cases[0], SUITE.cases[0])).to_text()
    problem = "$.cases[1].id: compute_sum/small/none is the id of cases[0] too"
    assert problem in str(replay_text(tmp_path, text))


def test_a_file_that_cannot_be_read_is_no_case(tmp_path: Path) -> None:
    """It is counted by itself, without the name of a case or a rule."""
    report = replay_text(tmp_path, "{}")
    assert (report.run, report.unreadable[0].count("suite.json")) == (0, 1)
    assert str(report).endswith("0 unknown, 1 files unreadable")
    assert "rule:" not in str(report)


def test_a_package_of_another_text_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its outcomes would be those of rules that the reader no longer sees."""
    (tmp_path / "suite.json").write_text(SUITE.to_text())
    monkeypatch.setattr(mainnet, "TEXTS", {"specs/storage.md": "00"})
    with pytest.raises(StalePackageError, match=r"another specs/storage\.md: run `make"):
        replay(tmp_path)


def test_nothing_to_run_is_no_success(tmp_path: Path) -> None:
    """An empty folder fails."""
    with pytest.raises(SelectionError, match="no file below"):
        replay(tmp_path)
    with pytest.raises(FileNotFoundError):
        replay(tmp_path / "absent")


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ('"format": 1', '"format": 2', "$.format: expected 1"),
        ('"suite":', '"more": 1, "suite":', "$.more: unknown field"),
        ('"description": "no values"', '"note": "x"', "'description' is missing"),
        ('"outcome": {"returns": 0}', '"outcome": {}', "$.cases[0].outcome: expected exactly one"),
        ('"outcome": {"returns": 0}', '"outcome": {"returns": 0.5}', "0.5 is not an integer"),
        (
            '"outcome": {"returns": 0}',
            '"outcome": {"returns": 0, "fee": 1}',
            "$.cases[0].outcome.fee: unknown field",
        ),
        ('"values": []', '"values": [], "values": []', "stands twice"),
        ('"values": []', '"values": [], "x": 1', "input.x: unknown field"),
        ("{", "", "not JSON"),
    ],
)
def test_a_broken_file_is_an_error(tmp_path: Path, old: str, new: str, text: str) -> None:
    """Nothing passes by being ignored."""
    report = replay_text(tmp_path, SUITE.to_text().replace(old, new, 1))
    assert not report.is_success
    assert text in str(report)


@pytest.mark.parametrize(
    ("expected", "got", "path"),
    [
        (1, True, "$"),
        ("1", 1, "$"),
        ([1, 2], [1], "$[1]"),
        ([1], [1, 2], "$[1]"),
        ({"a": {"b": [0, 1]}}, {"a": {"b": [0, 2]}}, "$.a.b[1]"),
        ({"a": 1}, {}, "$.a"),
        ({}, {"a": 1}, "$.a"),
    ],
)
def test_differences_have_paths(expected: Json, got: Json, path: str) -> None:
    """The first difference is named, whatever its kind."""
    found = find_difference(expected, got)
    assert found is not None
    assert found.path == path
    assert find_difference(expected, expected) is None


def test_rendering_is_json() -> None:
    """Readable text gives the same value."""
    value: Json = {"a": [1, {"b": "x" * 120}], "c": [], "d": {}}
    assert parse_json(render(value)) == value


def test_schemas_and_manifests_are_no_suites(tmp_path: Path) -> None:
    """Only files with cases are replayed."""
    for name in (
        "schemas/a.json",
        "manifest.json",
        "manifest-1-of-2.json",
        "kills.json",
        "m/a.json",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    assert find_suites(tmp_path) == [tmp_path / "m/a.json"]
    with pytest.raises(ShapeError):
        parse_suite([], "$")
