"""Every goal is reached by exactly the cases that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from zgspec.compiler import Specification
from zgspec.coverage.accepted import Accepted, AcceptedError, read_accepted
from zgspec.coverage.measure import measure
from zgspec.coverage.report import CoverageReport
from zgspec.replay.values import Json

from ..mutation.sample import HANDLED, HEAD, LOOPS, SIZES, make_project, write_vectors


def size(value: int, is_odd_allowed: bool = True) -> dict[str, Json]:
    return {"size": str(value), "is_odd_allowed": is_odd_allowed}


def report(
    root: Path, specification: Specification, accepted: dict[str, str] | None = None
) -> CoverageReport:
    coverage = measure(specification, root / "vectors")
    return CoverageReport(coverage, Accepted(root / "accepted.toml", accepted or {}))


def get_gaps(root: Path, specification: Specification) -> list[str]:
    return [goal.name for goal in report(root, specification).gaps if goal.kind != "statement"]


@pytest.fixture
def sizes(tmp_path: Path) -> Specification:
    return make_project(tmp_path, SIZES)


COMPLETE = [size(0), size(1), size(2, False), size(3, False), size(11)]


def test_complete(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", COMPLETE)
    found = report(tmp_path, sizes)
    assert found.is_success
    assert found.gaps == []
    assert "sample.md        1/1         7/7       6/6    3/3       3/3    0/0" in str(found)


def test_sites_with_one_reason_are_told_apart(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", [size(0), size(1), size(2), size(11)])
    found = report(tmp_path, sizes)
    # SIZE_TOO_LARGE is produced, but only by the first of its two sites, in line 34.
    assert found.find_shown_gaps() == [
        "specs/sample.md:35 verify_size: branch never true: "
        "if size % 2 == 1 and (not is_odd_allowed)",
        "specs/sample.md:35 verify_size: operands of `and` never all true: "
        "size % 2 == 1 and (not is_odd_allowed)",
        "specs/sample.md:36 verify_size: rejection never reached: "
        "raise Rejected(SizeReject.SIZE_TOO_LARGE) [2]",
    ]
    assert not found.is_success


def test_a_handler_has_to_be_reached(tmp_path: Path) -> None:
    specification = make_project(tmp_path, HANDLED)
    write_vectors(tmp_path, specification, "is_size", [size(1)])
    gaps = [goal.name for goal in report(tmp_path, specification).gaps]
    assert "never runs: return is_odd_allowed" in gaps
    write_vectors(tmp_path, specification, "is_size", [size(1), size(0), size(11)])
    assert "never runs: return is_odd_allowed" not in [
        goal.name for goal in report(tmp_path, specification).gaps
    ]


@pytest.mark.parametrize("missing", range(len(COMPLETE)))
def test_every_case_is_needed(tmp_path: Path, sizes: Specification, missing: int) -> None:
    write_vectors(tmp_path, sizes, "verify_size", COMPLETE[:missing] + COMPLETE[missing + 1 :])
    assert not report(tmp_path, sizes).is_success


@pytest.mark.parametrize(
    ("values", "gaps"),
    [
        ([9, 0, 2], []),
        ([9, 2], ["loop never 0 times"]),
        ([9, 0], ["loop never 1 time"]),
        ([0, 2], ["loop never 2 or more times"]),
    ],
)
def test_loops(tmp_path: Path, values: list[int], gaps: list[str]) -> None:
    specification = make_project(tmp_path, LOOPS)
    write_vectors(
        tmp_path, specification, "compute_halvings", [{"value": str(value)} for value in values]
    )
    found = [
        goal.what
        for goal in report(tmp_path, specification).gaps
        if goal.function == "sample.md#compute_halvings"
    ]
    assert found == gaps


@pytest.mark.parametrize(
    ("lists", "gaps"),
    [
        ([[], [1], [1, 5]], []),
        ([[1], [1, 5]], ["loop never 0 times"]),
        ([[], [5], [5, 5]], ["filter never false"]),
        ([[], [1], [1, 1]], ["filter never true"]),
    ],
)
def test_comprehensions(tmp_path: Path, lists: list[list[int]], gaps: list[str]) -> None:
    specification = make_project(tmp_path, LOOPS)
    inputs: list[dict[str, Json]] = [
        {"values": [str(value) for value in values], "bound": "3"} for values in lists
    ]
    write_vectors(tmp_path, specification, "find_large", inputs)
    found = [
        goal.what
        for goal in report(tmp_path, specification).gaps
        if goal.function == "sample.md#find_large"
    ]
    assert found == gaps


def test_loop_that_is_left_early(tmp_path: Path) -> None:
    text = f'''{HEAD}### find_first

```python
def find_first(values: list[Uint64]) -> Uint64:
    """Return the first value."""
    for value in values:
        return value
    index = 0
    while index < 5:
        return u64(7)
    return u64(8)
```
'''
    specification = make_project(tmp_path, text)
    write_vectors(tmp_path, specification, "find_first", [{"values": ["1", "2"]}, {"values": []}])
    gaps = get_gaps(tmp_path, specification)
    assert gaps == [
        "loop never 2 or more times: for value in values",
        "loop never 0 times: while index < 5",
        "loop never 2 or more times: while index < 5",
    ]


def test_operands_and_choices(tmp_path: Path) -> None:
    text = f'''{HEAD}### compute_choice

```python
def compute_choice(a: bool, b: bool, c: bool) -> Uint64:
    """Return 1 or 2."""
    return u64(1) if a or b or c else u64(2)
```
'''
    specification = make_project(tmp_path, text)
    write_vectors(tmp_path, specification, "compute_choice", [{"a": False, "b": True, "c": False}])
    assert get_gaps(tmp_path, specification) == [
        "condition never false: u64(1) if a or b or c else u64(2)",
        "operand of `or` never decisive true: a in a or b or c",
        "operand of `or` never decisive true: c in a or b or c",
        "operands of `or` never all false: a or b or c",
    ]


def test_function_without_case(tmp_path: Path) -> None:
    specification = make_project(tmp_path, LOOPS)
    write_vectors(
        tmp_path, specification, "compute_halvings", [{"value": str(n)} for n in (0, 2, 9)]
    )
    line = LOOPS.split("\n").index(
        "def find_large(values: list[Uint64], bound: Uint64) -> list[Uint64]:"
    )
    assert report(tmp_path, specification).find_shown_gaps() == [
        f"specs/sample.md:{line + 1} find_large: no case reaches this function"
    ]


UNITS = (
    HEAD.replace("import Final", "import Final, NewType")
    + '''```python
Pages = NewType("Pages", int)
Sheets = NewType("Sheets", int)


def pages(value: int) -> Pages:
    """Check a number of pages."""
    return Pages(u64(value))


def sheets(value: int) -> Sheets:
    """Check a number of sheets."""
    return Sheets(u64(value))
```

### compute_pages

```python
def compute_pages(value: Uint64) -> Pages:
    """Return a number as pages."""
    return pages(value)
```
'''
)


def test_a_constructor_has_to_be_called(tmp_path: Path) -> None:
    specification = make_project(tmp_path, UNITS)
    write_vectors(tmp_path, specification, "compute_pages", [{"value": "2"}])
    gaps = [goal.function for goal in report(tmp_path, specification).gaps]
    assert gaps == ["sample.md#sheets"]


def test_presets_are_taken_together(tmp_path: Path, sizes: Specification) -> None:
    write_vectors(tmp_path, sizes, "verify_size", COMPLETE[:3])
    assert not report(tmp_path, sizes).is_success
    write_vectors(tmp_path, sizes, "verify_size", COMPLETE[3:], "minimal")
    found = report(tmp_path, sizes)
    assert found.is_success
    assert (found.coverage.suites, found.coverage.cases) == (2, 5)


GAP = "sample.md#compute_halvings: loop never 0 times: while rest > 1"
HALVINGS = LOOPS[: LOOPS.index("### find_large")]


def test_accepted_gap(tmp_path: Path) -> None:
    specification = make_project(tmp_path, HALVINGS)
    write_vectors(tmp_path, specification, "compute_halvings", [{"value": "2"}, {"value": "9"}])
    assert not report(tmp_path, specification).is_success
    found = report(tmp_path, specification, {GAP: "a test"})
    assert found.is_success
    assert found.make_rows()[0].percent == 100


def test_accepted_gap_that_is_closed_is_an_error(tmp_path: Path) -> None:
    specification = make_project(tmp_path, HALVINGS)
    write_vectors(
        tmp_path, specification, "compute_halvings", [{"value": str(n)} for n in (0, 2, 9)]
    )
    found = report(tmp_path, specification, {GAP: "a test"})
    assert not found.is_success
    assert f"no longer needed: {GAP}" in str(found)


def test_no_vectors_is_no_success(tmp_path: Path, sizes: Specification) -> None:
    assert not report(tmp_path, sizes).is_success


def test_read_accepted(tmp_path: Path) -> None:
    path = tmp_path / "accepted.toml"
    assert read_accepted(path).reasons == {}
    path.write_text('[[accepted]]\nname = "a"\nreason = "b"\n', encoding="utf-8")
    assert read_accepted(path).reasons == {"a": "b"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[accepted]]\nname = "a"\nreason = " "\n', "the reason is not empty"),
        ('[[accepted]]\nname = "a"\n', "expected the fields name and reason"),
        ('[[accept]]\nname = "a"\nreason = "b"\n', "nothing but"),
        ('[[accepted]]\nname = "a"\nreason = "b"\n' * 2, "accepted twice"),
        ("[[accepted]", "accepted.toml"),
    ],
)
def test_read_accepted_refuses(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "accepted.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AcceptedError, match=problem):
        read_accepted(path)
