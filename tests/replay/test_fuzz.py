"""Drawn inputs have the shape of the function that they are for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.replay import sample
from tests.replay.test_codec import COUNTS, MANY
from zgspec.cli import main
from zgspec.replay.check_client import Client
from zgspec.replay.fuzz import FuzzReport, draw_record, draw_value, fuzz_handler
from zgspec.replay.runner import Runner
from zgspec.replay.values import Json

RUNNER = Runner({"sample": sample})
HANDLER = RUNNER.get_handler("sample.md#compute_many")


@given(st.data())
def test_drawn_inputs_can_be_decoded(data: st.DataObject) -> None:
    """Every type is drawn, with and without known values, also mappings of both forms."""
    for known in ([], [MANY]):
        value = data.draw(draw_record({**HANDLER.parameters}, [*known]))
        assert "returns" in RUNNER.run(HANDLER.id, value)


@given(st.data())
def test_a_drawn_mapping_has_each_key_once_and_in_order(data: st.DataObject) -> None:
    """What is drawn is written as an outcome would be."""
    codec = HANDLER.parameters["counts"]
    value = data.draw(draw_value(codec, [COUNTS]))
    assert codec.encode(codec.decode(value, "$"), "$") == value


def test_the_first_failures_of_the_text_are_shown() -> None:
    """An input on which the text goes wrong may be a mistake of the text: it is not only counted."""
    handler = RUNNER.get_handler("sample.md#compute_bad_index")
    report = FuzzReport()
    with Client(["cat"], 1.0) as client:
        fuzz_handler(RUNNER, handler, [], client, 20, report)
    assert report.without_inputs == [handler.id]
    assert "no input of sample.md#compute_bad_index lay in its domain" in str(report)
    assert report.out_of_domain > 1
    (failure,) = report.failures
    assert "compute_bad_index: IndexError" in failure
    assert f"outside the domain, or a mistake of the text: {failure}" in str(report)
    assert report.to_json()["failures"] == [failure]


@pytest.mark.parametrize(("way", "problem"), [("dies", "out of memory"), ("sleeps", "no answer")])
def test_a_client_that_gives_no_answer_disagrees(way: str, problem: str) -> None:
    """The input that it ends or hangs on is kept."""
    handler = RUNNER.get_handler("sample.md#compute_many")
    report = FuzzReport()
    command = [sys.executable, "-m", "tests.replay.client", way]
    with Client(command, 3.0) as client:
        found = fuzz_handler(RUNNER, handler, [MANY], client, 3, report)
    assert found is not None
    (text,) = report.disagreements
    assert text.startswith("compute_many/fuzz/")
    assert problem in text


@pytest.mark.parametrize("any_reason", [False, True])
def test_a_refusal_without_reason_passes_where_it_is_allowed(any_reason: bool) -> None:
    """It is counted."""
    handler = RUNNER.get_handler("sample.md#process_add")
    point: Json = {"x": 1, "y": "2"}
    full: Json = {"counter": {"seen": [point] * 3, "total": 3}, "point": point}
    report = FuzzReport()
    command = [sys.executable, "-m", "tests.replay.client", "unnamed"]
    with Client(command, 3.0) as client:
        fuzz_handler(RUNNER, handler, [full], client, 20, report, any_reason=any_reason)
    assert bool(report.disagreements) is not any_reason
    assert bool(report.without_reason) is any_reason


def test_the_file_of_a_crash_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also by the command, which replays it afterwards."""
    program = tmp_path / "client.py"
    program.write_text("import sys; sys.stdin.readline(); sys.exit('overflow')")
    output = tmp_path / "found"
    options = ["--handler", "is_power_of_two", "--fuzz", "2", "--output", str(output)]
    assert main(["check-client", f"{sys.executable} {program}", *options]) == 1
    assert "exit code 1: overflow" in capsys.readouterr().out
    (path,) = output.iterdir()
    assert main(["replay", str(path)]) == 0
