"""What a generator may not do."""

from __future__ import annotations

import pytest

from generators.framework import (
    Draw,
    GenerationError,
    LargeOutcomeError,
    Maker,
    around,
    changed,
    flip,
    make_hash,
)
from tests.replay import sample
from zgspec.replay.runner import Runner
from zgspec.runtime import u8, u64


def make_maker(name: str) -> Maker:
    """Return a maker for a handler of the sample."""
    return Maker(Runner({"sample": sample}), "mainnet", f"sample.md#{name}")


def make_full_counter(length: int) -> sample.Counter:
    """Return a state with so many points."""
    points = [sample.Point(u8(1), u64(index)) for index in range(length)]
    return sample.Counter(sample.count(length), points)


def test_a_suite_collects_cases_and_twins() -> None:
    """Ids, outcomes, states and twins stand in the file."""
    maker = make_maker("process_add")
    suite = maker.suite(sample.process_add, "limits", "Both sides of the limit.")
    point = sample.Point(u8(9), u64(9))
    room = suite.accept("room", "room for one", make_full_counter(2), point)
    reason = sample.SampleReject.TOO_MANY
    suite.reject("full", room, "no room", reason, make_full_counter(3), point)
    (file,) = maker.finish()
    assert [case.id for case in file.cases] == [
        "process_add/limits/room",
        "process_add/limits/full",
    ]
    assert file.cases[1].twin is not None
    assert file.cases[1].twin.id == room.id
    assert file.cases[1].description == "room for one, but no room"
    assert file.functions == ("sample.md#compute_plus", "sample.md#process_add")


def test_mistakes_are_named() -> None:
    """Each mistake of a generator is an error with its case."""
    maker = make_maker("process_add")
    suite = maker.suite(sample.process_add, "limits", "Both sides of the limit.")
    point = sample.Point(u8(9), u64(9))
    reason = sample.SampleReject.TOO_MANY
    room = suite.accept("room", "room for one", make_full_counter(2), point)
    with pytest.raises(GenerationError, match=r"limits/full: rejected, TOO_MANY"):
        suite.accept("full", "no room", make_full_counter(3), point)
    with pytest.raises(GenerationError, match="expected TOO_MANY, got accepted"):
        suite.reject("empty", room, "empty", reason, make_full_counter(0), point)
    with pytest.raises(GenerationError, match="the same input as"):
        suite.accept("again", "room for one", make_full_counter(2), point)
    with pytest.raises(GenerationError, match="there twice"):
        suite.accept("room", "room for one", make_full_counter(1), point)
    with pytest.raises(GenerationError, match="not a slug"):
        suite.accept("Room 2", "room for one", make_full_counter(1), point)


def test_a_large_outcome_is_refused() -> None:
    """The state counts; the input of the case is still allowed."""
    suite = make_maker("process_add").suite(sample.process_add, "limits", "Limits.")
    point = sample.Point(u8(9), u64(9))
    with pytest.raises(LargeOutcomeError, match=r"limits/large: an outcome of \d+ characters"):
        suite.accept("large", "many points", sample.Counter(sample.count(0), [point] * 4000), point)


def test_a_twin_must_be_valid() -> None:
    """A rejection is no twin."""
    maker = make_maker("process_add")
    suite = maker.suite(sample.process_add, "limits", "Both sides of the limit.")
    point = sample.Point(u8(9), u64(9))
    reason = sample.SampleReject.TOO_MANY
    room = suite.accept("room", "room for one", make_full_counter(2), point)
    full = suite.reject("full", room, "no room", reason, make_full_counter(3), point)
    with pytest.raises(GenerationError, match="is not a valid case of this suite"):
        suite.reject("over", full, "less room", reason, make_full_counter(4), point)


@pytest.mark.parametrize(
    ("values", "passing"),
    [([], "no cases"), ([0, 2], "accept-all, constant"), ([1, 3], "zero, constant")],
)
def test_a_suite_that_proves_nothing_is_refused(values: list[int], passing: str) -> None:
    """The error names the clients that would pass."""
    maker = make_maker("is_even")
    suite = maker.suite(sample.is_even, "values", "Values.")
    for value in values:
        suite.accept(f"{value}", "a value", sample.count(value))
    with pytest.raises(GenerationError, match=passing):
        maker.finish()


def test_a_suite_of_another_function_is_refused() -> None:
    """A generator makes vectors of one function."""
    with pytest.raises(GenerationError, match="a suite of"):
        make_maker("is_even").suite(sample.compute_double, "values", "Values.")


def test_draws_are_reproducible() -> None:
    """The same name gives the same draws, on every machine."""
    assert Draw("a").bytes(4).hex() == Draw("a").bytes(4).hex() == "667e5a68"
    assert [Draw("a", 1).below(10) for _ in range(3)] == [Draw("a", 1).below(10)] * 3
    assert Draw("a").bytes(32) != Draw("b").bytes(32)
    draw = Draw("range")
    assert {draw.between(3, 5) for _ in range(100)} == {3, 4, 5}


def test_small_helpers() -> None:
    """Neighbours, changed items and turned bits."""
    assert around([0, 4], 0, 4) == [0, 1, 3, 4]
    assert changed([1, 2, 3], 1, 9) == [1, 9, 3]
    assert flip(flip(make_hash("a"), 9), 9) == make_hash("a")
    assert flip(make_hash("a")) != make_hash("a")
