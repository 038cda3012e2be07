"""The vectors alone decide: what they miss survives, by name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from zgspec.compiler import Specification
from zgspec.coverage.cases import Preset, VectorError, is_same, is_same_outcome
from zgspec.mutation.bench import Bench
from zgspec.mutation.constants import find_constant_mutants
from zgspec.mutation.equivalence import UNKNOWN, Verdict
from zgspec.mutation.graph import Graph
from zgspec.mutation.limits import Clock, CutOff
from zgspec.mutation.operators import Mutant, find_mutants
from zgspec.mutation.report import ScoreReport, render_kills
from zgspec.replay.values import Json

from .sample import HEAD, LOOPS, SIZES, get_survivors, make_project, score, write_vectors


def size(value: int, is_odd_allowed: bool = True) -> dict[str, Json]:
    return {"size": str(value), "is_odd_allowed": is_odd_allowed}


COMPLETE = [size(0), size(1), size(2, False), size(3, False), size(10), size(11)]
INSIDE = [size(0), size(1), size(2, False), size(3, False), size(8), size(12)]
BOUNDARY = [
    "size > LIMIT -> size >= LIMIT",
    "10 -> 11",
    "10 -> 9",
]


@pytest.fixture
def sizes(tmp_path: Path) -> Specification:
    return make_project(tmp_path, SIZES)


def test_complete_vectors_leave_no_survivor(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", COMPLETE)
    found = score(tmp_path, sizes)
    assert get_survivors(found) == []
    assert found.is_success
    assert len(found.select("killed")) == len(found.results) > 20


def test_missing_boundary_survives(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", INSIDE)
    found = score(tmp_path, sizes)
    assert sorted(get_survivors(found)) == sorted(BOUNDARY)
    assert not found.is_success
    report = str(ScoreReport(found, tmp_path / "accepted.toml"))
    assert "specs/sample.md:33 verify_size: size > LIMIT -> size >= LIMIT" in report
    assert "specs/sample.md:19 LIMIT: 10 -> 11" in report


def test_case_at_the_boundary_removes_the_survivors(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", [*INSIDE, size(10)])
    assert get_survivors(score(tmp_path, sizes)) == ["10 -> 11"]
    write_vectors(tmp_path, sizes, "verify_size", [*INSIDE, size(10), size(11)])
    assert get_survivors(score(tmp_path, sizes)) == []


def test_reason_is_part_of_the_outcome(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", COMPLETE)
    found = {result.name: result for result in score(tmp_path, sizes).results}
    changed = found["sample.md#verify_size: SizeReject.SIZE_TOO_LARGE -> SizeReject.SIZE_IS_ZERO"]
    assert (changed.status, changed.note) == ("killed", "reason")
    dropped = found["sample.md#verify_size: raise Rejected(SizeReject.SIZE_IS_ZERO) -> nothing"]
    assert (dropped.status, dropped.note) == ("killed", "verdict")


def test_unreached_function_is_named(tmp_path: Path) -> None:
    specification = make_project(tmp_path, LOOPS)
    write_vectors(tmp_path, specification, "compute_halvings", [{"value": "9"}])
    notes = {
        result.note
        for result in score(tmp_path, specification).select("survives")
        if result.target == "sample.md#find_large"
    }
    assert notes == {"no case reaches it"}


def test_endless_mutant_is_cut_off(tmp_path: Path) -> None:
    specification = make_project(tmp_path, LOOPS)
    write_vectors(tmp_path, specification, "compute_halvings", [{"value": "9"}, {"value": "0"}])
    found = {result.name: result for result in score(tmp_path, specification).results}
    endless = found["sample.md#compute_halvings: rest = rest // 2 -> nothing"]
    assert (endless.status, endless.note) == ("killed", "time")


ENDLESS_CONSTANT = (
    HEAD
    + '''### compute_powers

```python
def compute_powers() -> tuple[Uint64, ...]:
    """Return the powers of two below 100."""
    powers = [u64(1)]
    while powers[-1] < 50:
        powers.append(u64(powers[-1] * 2))
    return tuple(powers)
```

| Constant | Type | Value | Meaning |
| --- | --- | --- | --- |
| `POWERS` | `tuple[Uint64, ...]` | `compute_powers()` | powers of two |

### get_power

```python
def get_power(index: Uint64) -> Uint64:
    """Return a power of two."""
    return POWERS[index]
```
'''
)


def test_constants_follow_the_functions_that_compute_them(tmp_path: Path) -> None:
    specification = make_project(tmp_path, ENDLESS_CONSTANT)
    write_vectors(tmp_path, specification, "get_power", [{"index": str(n)} for n in range(7)])
    found = score(tmp_path, specification)
    # Nothing calls compute_powers but the table, so all its mutants are seen through the constant.
    # The last power is 64 for every bound from 33 to 64, and 65 is seen in its length alone.
    assert get_survivors(found) == [
        "powers[-1] < 50 -> powers[-1] <= 50",
        "powers[-1] < 50 -> powers[-1] < 51",
        "powers[-1] < 50 -> powers[-1] < 49",
    ]
    # No case calls compute_powers, so what does not load is seen by none of them.
    assert "powers = [u64(1)] -> nothing" not in {item.name for item in found.results}
    unloadable = [item.name.partition(": ")[2] for item in found.select("unloadable")]
    assert "powers.append(u64(powers[-1] * 2)) -> nothing" in unloadable
    assert {item.kind for item in found.select("unloadable")} == {""}
    report = ScoreReport(found, tmp_path / "accepted.toml")
    assert f"{len(unloadable)} do not load" in report.summarize()
    killed = len(found.select("killed"))
    share = 100 * killed / (len(found.results) - len(unloadable))
    assert f"{killed} killed ({share:.1f} %" in report.summarize()


def test_cases_of_a_function_catch_what_does_not_load(tmp_path: Path) -> None:
    specification = make_project(tmp_path, ENDLESS_CONSTANT)
    write_vectors(tmp_path, specification, "compute_powers", [{}])
    found = {item.name.partition(": ")[2]: item for item in score(tmp_path, specification).results}
    endless = found["powers.append(u64(powers[-1] * 2)) -> nothing"]
    assert (endless.status, endless.kind) == ("killed", "time")
    assert endless.case == "mainnet/compute_powers/all/0"


def test_kinds_of_kills_are_counted(tmp_path: Path) -> None:
    specification = make_project(tmp_path, LOOPS)
    write_vectors(tmp_path, specification, "compute_halvings", [{"value": "9"}, {"value": "0"}])
    content = json.loads(render_kills(score(tmp_path, specification)))
    assert content["killed"] == sum(content["kinds"].values())
    assert content["kinds"]["time"] >= 1
    assert (
        "rest = rest // 2 -> nothing" in content["functions"]["sample.md#compute_halvings"]["time"]
    )


def test_functions_and_constants_are_put_back(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", COMPLETE)
    first = score(tmp_path, sizes)
    (tmp_path / "build" / "mutation.json").unlink()
    assert score(tmp_path, sizes).results == first.results


def test_bench_is_left_as_it_was(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", INSIDE)
    bench = Bench(sizes, tmp_path / "vectors", Graph(sizes))
    preset = bench.presets["mainnet"]
    function, values = preset.get_function("sample.md#verify_size"), vars(preset.modules["sample"])
    before = function.__code__
    mutants = find_mutants(sizes, "sample.md#verify_size")
    assert {bench.attempt(mutant).fate for mutant in mutants} == {"killed", "missed"}
    assert function.__code__ is before
    for mutant in find_constant_mutants(sizes, preset, Graph(sizes)):
        bench.attempt(mutant)
    assert values["LIMIT"] == 10


def test_processes_find_the_same(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", INSIDE)
    first = score(tmp_path, sizes)
    (tmp_path / "build" / "mutation.json").unlink()
    assert render_kills(score(tmp_path, sizes, jobs=2)) == render_kills(first)


def test_unchanged_run_tries_nothing(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", COMPLETE)
    first = score(tmp_path, sizes)
    again = score(tmp_path, sizes)
    assert (first.tried, again.tried) == (len(first.results), 0)
    assert again.results == first.results


def test_only_what_a_change_reaches_is_tried_again(tmp_path: Path) -> None:
    specification = make_project(tmp_path, LOOPS)
    write_vectors(tmp_path, specification, "compute_halvings", [{"value": "9"}])
    write_vectors(tmp_path, specification, "find_large", [{"values": ["1", "2"], "bound": "1"}])
    score(tmp_path, specification)
    write_vectors(tmp_path, specification, "compute_halvings", [{"value": "9"}, {"value": "1"}])
    found = score(tmp_path, specification)
    halvings = [item for item in found.results if item.target == "sample.md#compute_halvings"]
    assert found.tried == len(halvings)
    moved = make_project(tmp_path, LOOPS.replace("## Rules", "Some prose.\n\n## Rules"))
    assert score(tmp_path, moved).tried == 0


def test_accepted_mutant(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", INSIDE)
    names = {
        "sample.md#verify_size: size > LIMIT -> size >= LIMIT": "a test",
        "sample.md#LIMIT: 10 -> 11": "a test",
        "sample.md#LIMIT: 10 -> 9": "a test",
    }
    found = score(tmp_path, sizes, names)
    assert found.is_success
    assert len(found.select("accepted")) == 3


def test_accepted_mutant_that_is_killed_is_an_error(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", COMPLETE)
    name = "sample.md#verify_size: size > LIMIT -> size >= LIMIT"
    found = score(tmp_path, sizes, {name: "a test"})
    assert found.stale == [name]
    assert not found.is_success
    assert f"no longer needed: {name}" in str(ScoreReport(found, tmp_path / "accepted.toml"))


def test_equivalence_up_to_a_bound_explains_no_survivor(
    tmp_path: Path, sizes: Specification
) -> None:
    write_vectors(tmp_path, sizes, "verify_size", INSIDE)
    asked = []

    def judge(specification: Specification, mutant: Mutant) -> Verdict:
        asked.append(mutant.name.partition(": ")[2])
        return Verdict("bounded", "size below 2**8") if "LIMIT" in mutant.name else UNKNOWN

    found = score(tmp_path, sizes, judge=judge)
    # Only what survives is asked about.
    assert asked == ["size > LIMIT -> size >= LIMIT"]
    (item,) = found.select("bounded")
    assert item.note == "size below 2**8"
    assert not found.is_success
    assert "(equivalent up to a bound: size below 2**8)" in str(ScoreReport(found, tmp_path))
    with_reason = score(tmp_path, sizes, {item.name: "a test"}, judge=judge)
    assert [result.name for result in with_reason.select("accepted")] == [item.name]
    score(tmp_path, sizes, judge=judge)
    assert len(asked) == 1


def test_vectors_that_do_not_fit_are_refused(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", COMPLETE)
    changed = make_project(tmp_path, SIZES.replace("`10`", "`9`"))
    with pytest.raises(VectorError, match="verify_size/all/4: the text does not agree"):
        score(tmp_path, changed)


def test_no_vectors_is_no_success(tmp_path: Path, sizes: Specification) -> None:
    found = score(tmp_path, sizes)
    assert not found.is_success
    assert len(found.select("survives")) == len(found.results)


def test_kills_name_the_case(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", COMPLETE)
    text = render_kills(score(tmp_path, sizes))
    assert '"mainnet/verify_size/all/4": ["size > LIMIT -> size >= LIMIT"' in text


STATE = (
    HEAD
    + '''```python
@dataclass
class Counter:
    """What has been added."""

    total: Uint64
    amounts: list[Uint64]
```

| CounterReject | Deployed text | Meaning |
| --- | --- | --- |
| `AMOUNT_IS_ZERO` | - | nothing to add |

### process_add

```python
def process_add(counter: Counter, amount: Uint64) -> Uint64:
    """Add an amount and return it."""
    if amount == 0:
        raise Rejected(CounterReject.AMOUNT_IS_ZERO)
    counter.total = u64(counter.total + amount)
    counter.amounts.append(amount)
    return amount
```
'''
)


def test_state_is_part_of_the_outcome(tmp_path: Path) -> None:
    specification = make_project(tmp_path, STATE)
    counter: Json = {"total": "5", "amounts": ["5"]}
    inputs: list[dict[str, Json]] = [
        {"counter": counter, "amount": str(amount)} for amount in (0, 1, 2)
    ]
    write_vectors(tmp_path, specification, "process_add", inputs)
    found = score(tmp_path, specification)
    assert get_survivors(found) == []
    notes = {item.name.partition(": ")[2]: item.note for item in found.select("killed")}
    assert notes["counter.amounts.append(amount) -> nothing"] == "state"
    assert notes["counter.total = u64(counter.total + amount) -> nothing"] == "state"
    assert notes["if amount == 0 -> if True"] == "verdict"


OTHER = '''# Other

```python
from __future__ import annotations

from zgspec.runtime import Uint64

from .sample import LIMIT, verify_size
```

## Uses

> ours · a test

### compute_spare

```python
def compute_spare(size: Uint64) -> int:
    """Return what is left below the limit."""
    return LIMIT - verify_size(size, True)
```
'''


def test_importing_documents_see_the_mutants(tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "other.md").write_text(OTHER, encoding="utf-8")
    specification = make_project(tmp_path, SIZES)
    inputs: list[dict[str, Json]] = [{"size": str(value)} for value in (0, 1, 2, 10, 11)]
    write_vectors(tmp_path, specification, "compute_spare", inputs, document="other")
    found = {item.name: item for item in score(tmp_path, specification).results}
    boundary = found["sample.md#verify_size: size > LIMIT -> size >= LIMIT"]
    assert boundary.case == "mainnet/compute_spare/all/3"
    limit = found["sample.md#LIMIT: 10 -> 11"]
    assert (limit.status, limit.note) == ("killed", "value")
    missed = found["sample.md#verify_size: not is_odd_allowed -> is_odd_allowed"]
    assert missed.status == "killed"
    dropped = found[
        "sample.md#verify_size: raise Rejected(SizeReject.SIZE_TOO_LARGE) -> nothing [2]"
    ]
    assert (dropped.status, dropped.note) == ("survives", "no case reaches it")


PRESETS = (
    HEAD
    + '''| Constant | Type | mainnet | minimal | Meaning |
| --- | --- | --- | --- | --- |
| `BOUND` | `Uint64` | `100` | `5` | the first value that is large |

### is_large

```python
def is_large(value: Uint64) -> bool:
    """Return whether a value is large."""
    return value >= BOUND
```
'''
)


def test_minimal_vectors_show_rules_but_not_mainnet_values(tmp_path: Path) -> None:
    specification = make_project(tmp_path, PRESETS)
    write_vectors(tmp_path, specification, "is_large", [{"value": "50"}])
    minimal: list[dict[str, Json]] = [{"value": str(value)} for value in (4, 5, 6)]
    write_vectors(tmp_path, specification, "is_large", minimal, "minimal")
    assert get_survivors(score(tmp_path, specification)) == ["100 -> 101", "100 -> 99"]


def test_time_is_limited_where_no_round_is_counted() -> None:
    clock = Clock()
    with pytest.raises(CutOff), clock.limit(0, 0.0):
        while True:
            pass


def test_arguments_are_built_anew_for_every_run(tmp_path: Path) -> None:
    specification = make_project(tmp_path, STATE)
    counter: Json = {"total": "5", "amounts": ["5"]}
    write_vectors(tmp_path, specification, "process_add", [{"counter": counter, "amount": "1"}])
    preset = Preset(specification, "mainnet", "_anew")
    path = next((tmp_path / "vectors").rglob("all.json"))
    (prepared,) = preset.prepare(path, tmp_path / "vectors")
    first, second = prepared.run(), prepared.run()
    assert is_same_outcome(first, second)
    assert first.state is not second.state


@dataclass
class Pair:
    """Two fields."""

    first: int
    second: object


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (1, True),
        ([1], [True]),
        ((1,), [1, 2]),
        (b"", ""),
        ({"a": 1}, {"a": True}),
        ({"a": 1}, {"b": 1}),
        (Pair(1, None), Pair(1, 0)),
    ],
)
def test_values_with_another_json_differ(left: object, right: object) -> None:
    assert not is_same(left, right)
    assert not is_same(right, left)
    assert is_same(left, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((1, 2), [1, 2]),
        ({"a": 1, "b": (2,)}, {"b": [2], "a": 1}),
        (Pair(1, (2,)), Pair(1, [2])),
    ],
)
def test_what_no_vector_shows_is_no_difference(left: object, right: object) -> None:
    assert is_same(left, right)
    assert is_same(right, left)


READING = STATE.replace("process_add", "get_total").replace(
    "counter.amounts.append(amount)", "counter.total = u64(counter.total + 0)"
)


def test_a_state_that_is_only_read_is_no_part_of_the_outcome(tmp_path: Path) -> None:
    specification = make_project(tmp_path, READING.replace("counter.total + amount", "5"))
    counter: Json = {"total": "5", "amounts": ["5"]}
    write_vectors(tmp_path, specification, "get_total", [{"counter": counter, "amount": "1"}])
    assert "counter.total + 0 -> counter.total + 1" in get_survivors(score(tmp_path, specification))


ROWS = (
    HEAD.replace("from typing import Final", "from typing import Final, NewType")
    + '''```python
Size = NewType("Size", int)
Spare = NewType("Spare", int)


def size(value: int) -> Size:
    """Check a size of 64 bits."""
    return Size(u64(value))


def spare(value: int) -> Spare:
    """Check a number that no function needs."""
    return Spare(u64(value))
```

| Constant | Type | Value | Meaning |
| --- | --- | --- | --- |
| `RANGES` | `tuple[tuple[int, bytes], ...]` | `((3, b"a"), (5, b"b"))` | limits with their letters |
| `UNREAD` | `Spare` | `spare(7)` | what nothing reads |

### compute_sum

```python
def compute_sum(value: Size) -> Size:
    """Return a value and the first limit."""
    return size(value + RANGES[0][0])
```
'''
)


def test_rows_and_constructors_are_mutated(tmp_path: Path) -> None:
    specification = make_project(tmp_path, ROWS)
    write_vectors(tmp_path, specification, "compute_sum", [{"value": "1"}])
    found = score(tmp_path, specification)
    survivors = get_survivors(found)
    assert "u64 -> u32" in survivors
    assert {"[0][1] 61 -> 60", "[1][0] 5 -> 6", "[1][0] 5 -> 4", "[1][1] 62 -> 63"} < {*survivors}
    assert "[0][0] 3 -> 4" not in survivors
    write_vectors(tmp_path, specification, "compute_sum", [{"value": "1"}, {"value": str(2**40)}])
    found = score(tmp_path, specification)
    assert "u64 -> u32" not in get_survivors(found)
    assert {name for names in found.excluded.values() for name in names} == {
        "sample.md#Size",
        "sample.md#Spare",
        "sample.md#spare",
        "sample.md#UNREAD",
    }
    report = str(ScoreReport(found, tmp_path / "accepted.toml"))
    assert "not mutated: 1 constants that no function reads" in report
