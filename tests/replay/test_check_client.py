"""Clients over the pipe: right ones, wrong ones, silent ones, and those that know nothing."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.replay import sample
from tests.replay.test_report import SUITE
from zgspec.replay.cases import Case, Suite, find_suites
from zgspec.replay.check_client import (
    Client,
    ClientError,
    ClientReport,
    check_client,
    get_question,
)
from zgspec.replay.errors import SelectionError
from zgspec.replay.null_clients import KINDS, find_passing
from zgspec.replay.runner import Runner
from zgspec.replay.values import Json

ROOT = Path(__file__).parents[2]


def check(tmp_path: Path, way: str, time_limit: float = 20) -> ClientReport:
    """Check the sample client on the sample suite."""
    (tmp_path / "suite.json").write_text(SUITE.to_text())
    command = [sys.executable, "-m", "tests.replay.client", way]
    return check_client(command, tmp_path, time_limit=time_limit)


def test_a_right_client_passes(tmp_path: Path) -> None:
    """All cases run and pass."""
    report = check(tmp_path, "right")
    assert report.is_success
    assert report.count()["passed"] == 2


@pytest.mark.parametrize(
    ("way", "counted", "text"),
    [
        ("wrong", {"failed": 1, "passed": 1}, "$.returns: expected 0, got 3"),
        ("skips", {"skipped": 2, "not_run": 2}, "2 skipped: 'not today'"),
        ("unknown", {"unknown": 2, "not_run": 2}, "2 unknown"),
        ("extra", {"not_run": 2}, "$.more: unknown field"),
        ("both", {"failed": 2}, "exactly one"),
        ("neither", {"failed": 2}, "exactly one"),
        ("other-id", {"not_run": 2}, "answered 'another'"),
        ("noise", {"not_run": 2}, "not an outcome"),
        ("dies", {"not_run": 2}, "exit code 1: out of memory"),
        ("bytes", {"not_run": 2}, "the byte 0xff of an answer is not UTF-8"),
        ("closes", {"not_run": 2}, "the client closed its standard output"),
    ],
)
def test_everything_else_fails(
    tmp_path: Path, way: str, counted: dict[str, int], text: str
) -> None:
    """Nothing counts as passed that was not run and right."""
    report = check(tmp_path, way)
    assert not report.is_success
    assert counted.items() <= report.count().items()
    assert text in str(report)


def check_refusals(tmp_path: Path, way: str, any_reason: bool) -> ClientReport:
    """Check the sample client on a suite of one accepted and one refused case, with states."""
    point: dict[str, Json] = {"x": 1, "y": "2"}
    runner = Runner({"sample": sample})
    cases = []
    for slug, count in (("room", 2), ("full", 3)):
        state: dict[str, Json] = {"seen": [point] * count, "total": count}
        given: dict[str, Json] = {"counter": state, "point": point}
        outcome = runner.run("sample.md#process_add", given)
        cases.append(Case(f"process_add/counters/{slug}", "a counter", given, outcome))
    handler = "sample.md#process_add"
    suite = Suite(handler, "mainnet", "counters", "Counters.", (handler,), tuple(cases))
    (tmp_path / "suite.json").write_text(suite.to_text())
    command = [sys.executable, "-m", "tests.replay.client", way]
    return check_client(command, tmp_path, any_reason=any_reason)


def test_a_refusal_without_a_reason_fails_unless_it_is_allowed(tmp_path: Path) -> None:
    """What was refused without a reason is counted, and an accepted case never passes so."""
    assert check_refusals(tmp_path, "right", any_reason=False).is_success
    assert check_refusals(tmp_path, "unnamed", any_reason=False).count()["failed"] == 1
    report = check_refusals(tmp_path, "unnamed", any_reason=True)
    assert report.is_success
    assert report.count()["without_reason"] == 1
    assert check_refusals(tmp_path, "refuses", any_reason=True).count()["failed"] == 1


def test_a_slow_client_is_ended(tmp_path: Path) -> None:
    """A time limit holds for each case."""
    report = check(tmp_path, "sleeps", time_limit=1)
    assert report.count()["not_run"] == 2
    assert "no answer within 1 s" in str(report)


def test_a_client_that_is_not_there() -> None:
    """The error names the command."""
    with Client(["/no/such/client"]) as client, pytest.raises(ClientError, match="cannot start"):
        client.ask({"id": "a"})


def test_only_named_handlers_are_asked(tmp_path: Path) -> None:
    """Both spellings are taken; one that no file is of is an error."""
    (tmp_path / "suite.json").write_text(SUITE.to_text())
    command = [sys.executable, "-m", "tests.replay.client", "right"]
    for name in (SUITE.handler, "compute_sum"):
        assert check_client(command, tmp_path, handlers=[name]).is_success
    with pytest.raises(SelectionError, match=r"compute_plus; similar: sample\.md#compute_sum"):
        check_client(["true"], tmp_path, handlers=["compute_sum", "sample.md#compute_plus"])


def test_a_client_reads_no_recipes() -> None:
    """Bytes are hex at any depth; everything else is as in the file."""
    given: dict[str, Json] = {"parts": [{"recipe": "ones", "length": 2}], "size": "2", "key": None}
    question = get_question("a", "b", given)
    assert question["input"] == {"parts": ["0xffff"], "size": "2", "key": None}


def test_null_clients_are_recognised() -> None:
    """A suite that one of them passes is named."""
    handler = Runner({"sample": sample}).get_handler(SUITE.handler)
    assert find_passing(handler, SUITE) == []
    first = replace(SUITE, cases=SUITE.cases[:1])
    assert find_passing(handler, first) == ["accept-all", "zero", "constant"]


def find_packages() -> list[tuple[str, Path]]:
    """Return the folders of the vectors that hold the suites of one package each."""
    found: list[tuple[str, Path]] = []
    for folder in sorted((ROOT / "vectors").glob("m*/*")):
        is_overlay = (ROOT / "specs" / "_features" / folder.name).is_dir()
        preset = folder.parent.name
        found.append((f"{preset}_{folder.name}" if is_overlay else preset, folder))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_null_clients_fail_in_every_committed_suite(kind: str) -> None:
    """The real clients, over the pipe, on every file of the repository."""
    command = [sys.executable, "-m", "zgspec.replay.null_clients", kind]
    seen = 0
    for package, folder in find_packages():
        report = check_client([*command, package], folder)
        assert report.count()["not_run"] == 0
        assert [v.path for v in report.verdicts if v.passed == v.cases] == []
        seen += len(report.verdicts)
    assert seen == len(find_suites(ROOT / "vectors"))


def test_drawing_finds_the_smallest_disagreement(tmp_path: Path) -> None:
    """A planted mistake is found and kept as a vector that the specification passes."""
    from zgspec.replay.fuzz import FuzzReport, build_suite, fuzz_handler

    runner = Runner({"sample": sample})
    handler = runner.get_handler(SUITE.handler)
    report = FuzzReport()
    command = [sys.executable, "-m", "tests.replay.client", "big-sums"]
    with Client(command) as client:
        found = fuzz_handler(runner, handler, [{"values": [1, 1]}], client, 300, report)
    assert found is not None
    assert runner.run(handler.id, found)["returns"] == 3
    assert not report.is_success
    suite = build_suite(runner, handler, "mainnet", found)
    assert suite.cases[0].outcome == {"returns": 3}


def test_a_client_that_never_reads_is_too_slow() -> None:
    """A case that does not fit into the pipe is not waited for without end."""
    with Client(["sleep", "50"], 0.5) as client, pytest.raises(ClientError, match="no answer"):
        client.ask({"id": "a", "handler": "b", "input": "x" * 400_000})


def test_an_answer_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its memory is bounded."""
    monkeypatch.setattr("zgspec.replay.check_client.MAX_LINE", 1000)
    program = "while True: print('x' * 4096, end='')"
    command = [sys.executable, "-c", program]
    with Client(command, 5.0) as client, pytest.raises(ClientError, match="more than 1000"):
        client.ask({"id": "a", "handler": "b", "input": "x"})
