"""Outcomes, states, mistakes of the specification, traces."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.replay import sample
from zgspec.replay.runner import RunError, Runner, UnknownHandler
from zgspec.replay.trace import MAX_STEPS, Folder, Step, Tracer, abbreviate, encode_abbreviated
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
        ("process_late_check", {"counter": EMPTY}, "a rejection changed counter"),
        (
            "get_and_change",
            {"counter": {"total": 1, "seen": [POINT]}},
            "the call changed counter",
        ),
        ("process_two", {"counter": EMPTY, "other": EMPTY}, "the call changed other"),
        ("process_list", {"total": 1, "points": []}, "the call changed points"),
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


def fold(names: Iterable[str]) -> list[Step]:
    """Return the folded trace of steps that return their position."""
    folder = Folder()
    for index, name in enumerate(names):
        folder.append(name, {"returns": index})
    return folder.get_steps()


def test_groups_are_folded() -> None:
    """Groups that repeat keep the first ones and the last one."""
    folded = fold(["start", *"abc" * 50, "end"])
    assert [step["function"] for step in folded] == ["start", *"abcabcabcabc", "end"]
    assert folded[-2] == {"function": "c", "returns": 150, "times": 47}
    assert fold("ab" * 4) == [{"function": "ab"[index % 2], "returns": index} for index in range(8)]


def test_a_long_trace_keeps_its_head_and_its_tail() -> None:
    """What does not fit is counted in the middle: the last steps decide."""
    names = [str(index) for index in range(1000)]
    found = fold(names)
    assert len(found) == MAX_STEPS
    assert [step["returns"] for step in found[:32]] == [*range(32)]
    assert found[32] == {"omitted": 1000 - 63}
    assert [step["returns"] for step in found[33:]] == [*range(969, 1000)]
    assert len(fold(names[:64])) == 64
    assert "omitted" not in str(fold(names[:64]))


def test_memory_of_a_trace_is_bounded() -> None:
    """A hundred thousand steps are folded or dropped as they come."""
    names = [str(index) for index in range(300)]
    for pattern in (["scan"], ["hash", "compare"], [*"abcdefgh"], names):
        folder = Folder()
        most = 0
        for index in range(100_000):
            folder.append(pattern[index % len(pattern)], {"returns": index})
            most = max(most, folder.size)
        assert most < 300
        assert folder.get_steps()[-1]["returns"] == 99_999
    times = [step.get("times", 1) for step in fold([*"ab" * 10**5, "end"])]
    assert sum([item for item in times if isinstance(item, int)]) == 200_001


def test_only_what_a_trace_shows_is_encoded(runner: Runner) -> None:
    """Items between the ends of a long list are not looked at."""
    codec = runner.get_handler("sample.md#compute_sum").parameters["values"]
    values: list[object] = [1, *["no integer"] * 100, 2]
    assert encode_abbreviated(codec, values) == {"length": 102, "first": 1, "last": 2}


def test_long_values_are_abbreviated() -> None:
    """Long bytes and arrays keep length, hash and ends."""
    assert abbreviate("0x" + "00" * 64) == "0x" + "00" * 64
    found = abbreviate({"data": "0x" + "00" * 65, "items": [*range(9)]})
    assert isinstance(found, dict)
    assert found["items"] == {"length": 9, "first": 0, "last": 8}
    assert isinstance(found["data"], dict)
    assert found["data"]["length"] == 65
