"""What a score looks like: a table of functions, the survivors, and the file of kills."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from zgspec.coverage.report import locate, render_table
from zgspec.mutation.bench import KINDS
from zgspec.mutation.score import Result, Score
from zgspec.replay.values import Json, render

FORMAT_VERSION: Final = 2
_STATUSES: Final = ("killed", "unloadable", "proved", "bounded", "accepted", "survives")
_BROKEN: Final = ("fault", "time")
"""The kinds of kill in which a mutant gives no outcome at all."""
_COLUMNS: Final = ("killed", *_BROKEN, *_STATUSES[1:])
_HEADER: Final = (
    "function",
    "mutants",
    "killed",
    "by fault",
    "by time",
    "unloadable",
    "proved",
    "bounded",
    "accepted",
    "survivors",
)


class ScoreReport:
    """A score, and where its exceptions are written."""

    def __init__(self, score: Score, accepted: Path) -> None:
        self.score: Final = score
        self.accepted: Final = accepted

    @property
    def is_success(self) -> bool:
        """Return whether every mutant is killed or explained."""
        return self.score.is_success

    def count(self) -> dict[str, Counter[str]]:
        """Return how many mutants have which status, by function; constants are counted by document.

        Kills are counted by kind too.
        """
        counts: dict[str, Counter[str]] = {}
        for result in self.score.results:
            found = counts.setdefault(_get_group(result), Counter())
            found[result.status] += 1
            if result.kind:
                found[result.kind] += 1
        return counts

    def __str__(self) -> str:
        counts = self.count()
        documents: dict[str, Counter[str]] = {}
        for group, found in counts.items():
            documents.setdefault(group.partition("#")[0], Counter()).update(found)
        rows = [_make_row(group, found) for group, found in (counts | documents).items()]
        lines = [*render_table(_HEADER, rows), ""]
        lines += [self.describe(result) for result in self.score.select("survives", "bounded")]
        lines += [f"not mutated: {len(names)} {why}" for why, names in self.score.excluded.items()]
        lines += [f"{self.accepted}: no longer needed: {name}" for name in self.score.stale]
        return "\n".join([*lines, self.summarize()])

    def summarize(self) -> str:
        """Return the last line."""
        results = self.score.results
        total = Counter([result.status for result in results])
        kinds = Counter([result.kind for result in results])
        explained = sum([total[status] for status in ("unloadable", "proved", "accepted")])
        share = 100 * total["killed"] / max(len(results) - explained, 1)
        return (
            f"{'complete' if self.is_success else 'INCOMPLETE'}: {len(results)} mutants, "
            f"{total['killed']} killed ({share:.1f} % of those that are not explained; "
            f"{kinds['fault']} by a fault, {kinds['time']} by time), "
            f"{total['unloadable']} do not load, "
            f"{total['proved']} proved equivalent, {total['bounded']} equivalent up to a bound, "
            f"{total['accepted']} accepted, {total['survives']} survive; {self.score.tried} tried now"
        )

    def describe(self, result: Result) -> str:
        """Return one line about a survivor: place, function, change, and what is known."""
        place = locate(self.score.specification, result.target, result.line)
        known = "equivalent up to a bound: " if result.status == "bounded" else ""
        note = f"  ({known}{result.note})" if result.note else ""
        return f"{place} {result.name.partition('#')[2]}{note}"

    def to_json(self) -> dict[str, Json]:
        """Return the report for a program to read."""
        functions: dict[str, Json] = {
            group: {column: found[column] for column in _COLUMNS}
            for group, found in self.count().items()
        }
        return {
            "success": self.is_success,
            "mutants": len(self.score.results),
            "functions": functions,
            "survivors": [
                {
                    "name": result.name,
                    "location": locate(self.score.specification, result.target, result.line),
                    "operator": result.operator,
                    "note": result.note,
                }
                for result in self.score.select("survives")
            ],
            "stale": [*self.score.stale],
            "not mutated": {why: [*names] for why, names in self.score.excluded.items()},
        }


def _get_group(result: Result) -> str:
    document, _, name = result.target.partition("#")
    return f"{document}#(constants)" if name.isupper() else result.target


def _make_row(group: str, found: Counter[str]) -> list[str]:
    mutants = sum([found[status] for status in _STATUSES])
    numbers = [mutants, *[found[column] for column in _COLUMNS]]
    return [group, *[str(number) if number else "-" for number in numbers]]


def render_kills(score: Score) -> str:
    """Return the text of `kills.json`: for each function and case the mutants that it is the first to catch.

    Cases are tried from the cheapest to the dearest, so the file is the same on every machine. `kinds`
    counts what differs in these cases. Mutants that fault or do not end, instead of giving an outcome, are
    named again under `fault` and `time`.
    """
    functions: dict[str, Json] = {}
    for target in dict.fromkeys(result.target for result in score.results):
        results = [result for result in score.results if result.target == target]
        functions[target] = _render_target(results)
    counts = Counter([result.status for result in score.results])
    kinds = Counter([result.kind for result in score.results])
    content: dict[str, Json] = {
        "format": FORMAT_VERSION,
        "mutants": len(score.results),
        **{status: counts[status] for status in _STATUSES},
        "kinds": {kind: kinds[kind] for kind in KINDS},
        "not mutated": {why: len(names) for why, names in score.excluded.items()},
        "functions": functions,
    }
    return f"{render(content)}\n"


def _render_target(results: list[Result]) -> Json:
    kills: dict[str, list[Json]] = {}
    broken: dict[str, list[Json]] = {}
    others: dict[str, Json] = {}
    for result in results:
        name = result.name.removeprefix(f"{result.target}: ")
        if result.status == "killed":
            kills.setdefault(result.case, []).append(name)
        else:
            # What the prover found on the way may differ from run to run.
            is_stable = result.status in ("bounded", "accepted")
            others[name] = f"{result.status}: {result.note}" if is_stable else result.status
        if result.kind in _BROKEN:
            broken.setdefault(result.kind, []).append(name)
    rendered: dict[str, Json] = {"killed": {case: kills[case] for case in sorted(kills)}}
    rendered |= {kind: broken[kind] for kind in _BROKEN if kind in broken}
    return rendered | ({"not killed": others} if others else {})
