"""What coverage looks like: a table of documents, and the list of gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from zgspec.compiler import Specification
from zgspec.coverage.accepted import Accepted
from zgspec.coverage.measure import Coverage
from zgspec.coverage.probes import Goal, Kind
from zgspec.replay.values import Json

COLUMNS: Final[dict[str, Kind]] = {
    "statements": "statement",
    "branches": "branch",
    "sites": "rejection",
    "operands": "operand",
    "loops": "loop",
}


@dataclass(frozen=True)
class Ratio:
    """How many of how many goals are reached."""

    reached: int
    total: int

    def __str__(self) -> str:
        return f"{self.reached}/{self.total}"


@dataclass(frozen=True)
class Row:
    """A document: its functions, its goals by column; accepted gaps do not count in the percentage."""

    document: str
    functions: Ratio
    columns: dict[str, Ratio]
    accepted: int

    @property
    def percent(self) -> float:
        """Return the share of the goals that are reached, of those that are not accepted as gaps."""
        total = sum(ratio.total for ratio in self.columns.values()) - self.accepted
        reached = sum(ratio.reached for ratio in self.columns.values())
        return 100 * reached / total if total else 100.0


class CoverageReport:
    """Coverage beside the accepted gaps."""

    def __init__(self, coverage: Coverage, accepted: Accepted) -> None:
        self.coverage: Final = coverage
        self.accepted: Final = accepted
        gaps = coverage.find_gaps()
        self.stale: Final = accepted.find_stale([get_name(goal) for goal in gaps])
        self.accepted_gaps: Final = [goal for goal in gaps if get_name(goal) in accepted.reasons]
        self.gaps: Final = [goal for goal in gaps if get_name(goal) not in accepted.reasons]

    @property
    def is_success(self) -> bool:
        """Return whether there were cases, every gap is accepted, and every accepted gap is one."""
        return self.coverage.cases > 0 and not self.gaps and not self.stale

    def make_rows(self) -> list[Row]:
        """Return one row per document that has functions."""
        rows = []
        for name in self.coverage.specification.documents:
            goals = [
                goal for goal in self.coverage.goals if goal.function.startswith(f"{name}.md#")
            ]
            if goals:
                rows.append(self._make_row(name, goals))
        return rows

    def _make_row(self, name: str, goals: list[Goal]) -> Row:
        reached = [goal for goal in goals if goal.number in self.coverage.reached]
        columns = {
            column: Ratio(
                sum(goal.kind == kind for goal in reached), sum(goal.kind == kind for goal in goals)
            )
            for column, kind in COLUMNS.items()
        }
        functions = Ratio(
            len({goal.function for goal in reached}), len({goal.function for goal in goals})
        )
        accepted = sum(goal.function.startswith(f"{name}.md#") for goal in self.accepted_gaps)
        return Row(f"{name}.md", functions, columns, accepted)

    def find_shown_gaps(self) -> list[str]:
        """Return one line per gap. What a larger gap explains is left out."""
        reached = {
            goal.function for goal in self.coverage.goals if goal.number in self.coverage.reached
        }
        lines: dict[str, None] = {}
        for goal in self.gaps:
            place = locate(self.coverage.specification, goal.function, goal.line)
            name = goal.function.partition("#")[2]
            if goal.function not in reached:
                place = self._locate_function(goal.function)
                lines[f"{place} {name}: no case reaches this function"] = None
            elif goal.kind != "statement" or not self._is_explained(goal):
                lines[f"{place} {name}: {goal.what}: {goal.source}"] = None
        return [*lines]

    def _is_explained(self, statement: Goal) -> bool:
        """Return whether another gap of the function says why a statement never runs."""
        return any(
            goal.function == statement.function and goal.kind != "statement" for goal in self.gaps
        )

    def _locate_function(self, function: str) -> str:
        document, _, name = function.partition(".md#")
        specification = self.coverage.specification
        line = specification.documents[document].definitions[name].line
        return locate(specification, function, line)

    def to_json(self) -> dict[str, Json]:
        """Return the report for a program to read."""
        return {
            "success": self.is_success,
            "suites": self.coverage.suites,
            "cases": self.coverage.cases,
            "documents": [_row_to_json(row) for row in self.make_rows()],
            "gaps": [self._gap_to_json(goal) for goal in self.gaps],
            "accepted": [self._gap_to_json(goal) for goal in self.accepted_gaps],
            "stale": [*self.stale],
        }

    def _gap_to_json(self, goal: Goal) -> dict[str, Json]:
        found: dict[str, Json] = {
            "name": get_name(goal),
            "location": locate(self.coverage.specification, goal.function, goal.line),
            "kind": goal.kind,
        }
        reason = self.accepted.reasons.get(get_name(goal))
        return found if reason is None else found | {"reason": reason}

    def __str__(self) -> str:
        header = ["document", "functions", *COLUMNS, "accepted", "percent"]
        rows = [_show_row(row) for row in self.make_rows()]
        lines = [f"{self.coverage.cases} cases of {self.coverage.suites} suites"]
        lines += ["", *render_table(header, rows), "", *self.find_shown_gaps()]
        lines += [f"{self.accepted.path}: no longer needed: {name}" for name in self.stale]
        verdict = "complete" if self.is_success else "INCOMPLETE"
        lines.append(f"{verdict}: {len(self.gaps)} gaps, {len(self.accepted_gaps)} accepted")
        return "\n".join(lines)


def _show_row(row: Row) -> list[str]:
    ratios = [row.functions, *row.columns.values()]
    return [row.document, *map(str, ratios), str(row.accepted), f"{row.percent:.1f}"]


def _row_to_json(row: Row) -> dict[str, Json]:
    found: dict[str, Json] = {"document": row.document}
    for name, ratio in {"functions": row.functions, **row.columns}.items():
        found[name] = {"reached": ratio.reached, "total": ratio.total}
    return found | {"accepted": row.accepted}


def get_name(goal: Goal) -> str:
    """Return the name by which a gap is accepted: function, what is missing, source."""
    return f"{goal.function}: {goal.what}: {goal.source}"


def locate(specification: Specification, function: str, line: int) -> str:
    """Return the place in the text, such as specs/storage.md:120."""
    path, number = specification.documents[function.partition(".md#")[0]].locate(line)
    return f"{path.as_posix()}:{number}"


def render_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table in columns: text on the left, numbers on the right."""
    table = [header, *rows]
    widths = [max(len(line[column]) for line in table) for column in range(len(header))]
    return [
        "  ".join(
            [line[0].ljust(widths[0])]
            + [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        )
        for line in table
    ]
