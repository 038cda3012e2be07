"""Outcomes, states, mistakes of the specification, traces."""

from __future__ import annotations

import pytest

from tests.replay import sample
from zgspec.replay.runner import RunError, Runner, UnknownHandler
from zgspec.replay.trace import MAX_STEPS, Step, Tracer, abbreviate, append_folded, fold, shorten
from zgspec.replay.values import Json

POINT: dict[str, Json] = {"x": 1, "y": "2"}
EMPTY: dict[str, Json] = {"total": 0, "seen": []}


@pytest.fixture
def runner() -> Runner:
    """Return a runner on the sample."""
    return Runner({"sample": sample})


def test_constructors_are_not_handlers(runner: Runner) -> None:
    """A checked constructor has no heading."""
    assert "sample.md#count" not in runner.functions
    assert "sample.md#compute_double" in runner.functions
    with pytest.raises(UnknownHandler, match=r"no document defines sample\.md#count"):
        runner.get_handler("sample.md#count")


def test_a_function_returns(runner: Runner) -> None:
    """An outcome has the returned value alone."""
    assert runner.run("sample.md#compute_double", {"value": 21}) == {"returns": 42}
    assert runner.run("sample.md#is_even", {"value": 21}) == {"returns": False}


def test_a_state_is_part_of_the_outcome(runner: Runner) -> None:
    """A process function shows the state behind the call."""
    got = runner.run("sample.md#process_add", {"counter": EMPTY, "point": POINT})
    assert got == {"returns": 1, "state": {"total": 1, "seen": [POINT]}}


def test_a_list_is_a_state_too(runner: Runner) -> None:
    """A process function may change a list that it is given."""
    got = runner.run("sample.md#process_push", {"values": [1], "value": 2})
    assert got == {"returns": None, "state": [1, 2]}


def test_a_rejection_leaves_the_state(runner: Runner) -> None:
    """A rejection shows its reason and the state before the call."""
    full: dict[str, Json] = {"total": 3, "seen": [POINT, POINT, POINT]}
    got = runner.run("sample.md#process_add", {"counter": full, "point": POINT})
    assert got == {"rejects": "TOO_MANY", "state": full}


@pytest.mark.parametrize(
    ("handler", "value", "text"),
    [
        ("process_late_check", {"counter": EMPTY}, "a rejection changed the state"),
        (
            "get_and_change",
            {"counter": {"total": 1, "seen": [POINT]}},
            "a function that only reads changed the state",
        ),
        ("compute_bad_index", {"values": []}, "IndexError"),
        ("compute_double", {"value": 999}, "Fault"),
    ],
)
def test_a_mistake_of_the_text_is_no_outcome(
    runner: Runner, handler: str, value: dict[str, Json], text: str
) -> None:
    """Faults, other exceptions and wrong states end the run and name a line."""
    with pytest.raises(RunError, match=text) as caught:
        runner.run(f"sample.md#{handler}", value)
    assert str(caught.value).startswith("specs/sample.md:")


def trace(runner: Runner, handler: str, value: dict[str, Json]) -> list[Json]:
    """Return the trace of a call."""
    with Tracer(runner) as tracer:
        found = runner.get_handler(f"sample.md#{handler}")
        return tracer.run(found, runner.decode_input(found, value))[1]


def test_a_trace_has_the_steps_and_not_the_call(runner: Runner) -> None:
    """Steps stand in the order in which they finish."""
    name = "sample.md#compute_plus"
    assert trace(runner, "compute_sum", {"values": [1, 2]}) == [
        {"function": name, "returns": 1},
        {"function": name, "returns": 3},
    ]
    assert trace(runner, "compute_plus", {"left": 1, "right": 2}) == []


def test_a_long_run_is_folded(runner: Runner) -> None:
    """The first steps and the last one stay; the last one counts."""
    steps = trace(runner, "compute_sum", {"values": [1] * 500})
    assert len(steps) == 8
    assert steps[-1] == {"function": "sample.md#compute_plus", "returns": 500, "times": 493}


def test_tracing_restores_the_modules(runner: Runner) -> None:
    """Modules are as before, also after an error."""
    before = dict(vars(sample))
    with pytest.raises(RunError):
        trace(runner, "compute_double", {"value": 999})
    assert dict(vars(sample)) == before


def test_groups_are_folded() -> None:
    """Groups that repeat keep the first ones and the last one."""
    steps: list[Step] = []
    for index in range(50):
        for name in ("a", "b", "c"):
            append_folded(steps, {"function": name, "returns": index})
    folded = fold([{"function": "start", "returns": 0}, *steps, {"function": "end", "returns": 0}])
    assert [step["function"] for step in folded] == ["start", *"abcabcabcabc", "end"]
    assert folded[-2] == {"function": "c", "returns": 49, "times": 47}


def test_a_trace_has_a_bound() -> None:
    """What does not fit is counted."""
    steps: list[Step] = [{"function": str(index), "returns": index} for index in range(100)]
    found = shorten(steps)
    assert len(found) == MAX_STEPS
    assert found[-1] == {"omitted": 37}
    assert shorten(steps[:MAX_STEPS]) == steps[:MAX_STEPS]


def test_long_values_are_abbreviated() -> None:
    """Long bytes and arrays keep length, hash and ends."""
    assert abbreviate("0x" + "00" * 64) == "0x" + "00" * 64
    found = abbreviate({"data": "0x" + "00" * 65, "items": [*range(9)]})
    assert isinstance(found, dict)
    assert found["items"] == {"length": 9, "first": 0, "last": 8}
    assert isinstance(found["data"], dict)
    assert found["data"]["length"] == 65
