"""`zgspec explain CASE [--got VALUE] [--trace FILE]`: the steps of a case, and what a wrong value comes from."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from zgspec.commands.cases import UnknownCaseError, find_case
from zgspec.commands.mistakes import Library
from zgspec.commands.suspects import Advance, find_suspects
from zgspec.commands.vectors import show_progress
from zgspec.compiler import parse_target
from zgspec.replay.cases import Case, Suite
from zgspec.replay.runner import RunError, Runner
from zgspec.replay.trace import Tracer
from zgspec.replay.values import Json, ShapeError, get_list, read_json, to_json

SHOWN_CAUSES: Final = 12

Locate = Callable[[str], str]


@dataclass(frozen=True)
class Cause:
    """Something that gives the reader's value: a title, and the line to look at."""

    title: str
    place: str
    hint: str


def parse_got(text: str) -> dict[str, Json]:
    """Return the outcome that a reader got: a whole outcome, a JSON value, a reason, or bare text such as 0x00."""
    try:
        value: Json = json.loads(text)
    except json.JSONDecodeError:
        value = text
    if isinstance(value, dict) and ("returns" in value or "rejects" in value):
        return value
    if isinstance(value, str) and value[:1].isupper() and value.isupper():
        return {"rejects": value}
    return {"returns": value}


def is_same(got: dict[str, Json], outcome: dict[str, Json]) -> bool:
    """Return whether an outcome is what the reader got; a number may come as a string or as a number."""
    for key in ("returns", "rejects", "state"):
        if key in got and (key not in outcome or _normalise(got[key]) != _normalise(outcome[key])):
            return False
    return ("returns" in got) == ("returns" in outcome)


def _normalise(value: Json) -> Json:
    if isinstance(value, list):
        return [_normalise(item) for item in value]
    if isinstance(value, dict):
        return {key: _normalise(item) for key, item in value.items()}
    if isinstance(value, str):
        return value.lower() if value.startswith(("0x", "0X")) else value
    return value if value is None or isinstance(value, bool) else str(value)


class Explainer:
    """Runs one case on the text, on its well-known mistakes, and on its mutants."""

    def __init__(self, root: Path, suite: Suite, case: Case, library: Library) -> None:
        self.root: Final = root
        self.suite: Final = suite
        self.case: Final = case
        self.target: Final = parse_target(suite.preset)
        self.library: Final = library
        self.specification: Final = library.get_specification(self.target.overlay)

    def locate(self, function: str) -> str:
        """Return the line of the text that a function of the trace begins on."""
        document, _, name = function.partition(".md#")
        definition = self.specification.documents[document].definitions.get(name)
        return self._show(document, definition.line) if definition else function

    def _show(self, document: str, line: int) -> str:
        path, number = self.specification.documents[document].locate(line)
        return f"{path.as_posix()}:{number}"

    def find_causes(self, got: dict[str, Json]) -> Iterator[Cause]:
        """Give what leads to the reader's outcome: steps and known mistakes; where there are none, mutants."""
        known = [*self._find_steps(got), *self._find_mistakes(got)]
        yield from known or self._find_mutants(got)

    def _find_steps(self, got: dict[str, Json]) -> Iterator[Cause]:
        if "returns" not in got:
            return
        value = _normalise(got["returns"])
        for number, step in enumerate(self.case.trace, 1):
            if not isinstance(step, dict) or "returns" not in step:
                continue
            found, function = _normalise(step["returns"]), str(step.get("function"))
            where = f"the value of step {number}, {function}"
            if isinstance(found, list) and value in found:
                where = f"item {found.index(value)} of {where.removeprefix('the ')}"
            elif found != value:
                continue
            yield Cause(where, self.locate(function), "a later step is missing")

    def _find_mistakes(self, got: dict[str, Json]) -> Iterator[Cause]:
        if self.target.overlay:
            return  # The known mistakes are wrong forms of the base.
        reached = frozenset(self.suite.functions)
        for mistake, runner in self.library.find_runners(self.target.preset, reached):
            if is_same(got, self._run(runner)):
                place = mistake.document.resolve().relative_to(self.root.resolve()).as_posix()
                title = f"a known mistake: {mistake.title}"
                yield Cause(title, place, self._find_divergence(runner))

    def _find_mutants(self, got: dict[str, Json]) -> Iterator[Cause]:
        with _show_progress() as advance:
            found = find_suspects(
                self.specification,
                self.suite,
                self.case,
                lambda outcome: is_same(got, outcome),
                advance,
            )
        for suspect in found:
            document, _, name = suspect.definition.partition(".md#")
            yield Cause(suspect.change, self._show(document, suspect.line), name)

    def _run(self, runner: Runner) -> dict[str, Json]:
        try:
            return runner.run(self.suite.handler, self.case.input)
        except (RunError, ShapeError):
            return {}

    def _find_divergence(self, runner: Runner) -> str:
        """Return the first step at which a wrong specification leaves the trace."""
        handler = runner.get_handler(self.suite.handler)
        with Tracer(runner) as tracer:
            _, trace = tracer.run(handler, runner.decode_input(handler, self.case.input))
        return describe_divergence(self.case.trace, trace, self.locate)


@contextmanager
def _show_progress() -> Iterator[Advance | None]:
    with show_progress("changes of the text") as advance:
        yield None if advance is None else lambda done, total: advance(done, total, "")


def describe_divergence(expected: list[Json], got: list[Json], locate: Locate) -> str:
    """Return the first step that differs, with its line in the text."""
    for number, step in enumerate(expected, 1):
        other = got[number - 1] if number <= len(got) else None
        if step != other and isinstance(step, dict):
            if "function" not in step:
                return f"first divergence: among the steps that are left out as step {number}"
            function = str(step["function"])
            return f"first divergence: step {number}, {locate(function)} {function}"
    if len(got) > len(expected):
        count = f"{len(got)} steps instead of {len(expected)}"
        return f"first divergence: step {len(expected) + 1}, behind the last one: {count}"
    return "no step differs"


def _print_case(explainer: Explainer) -> None:
    suite, case = explainer.suite, explainer.case
    print(f"{case.id}  {explainer.locate(suite.handler)}")
    print(f"  {case.description}")
    if case.twin is not None:
        print(f"  derived from {case.twin.id}: {case.twin.change}")
    print(f"input     {_shorten(case.input)}")
    for number, step in enumerate(case.trace, 1):
        if not isinstance(step, dict):
            continue
        function = str(step.get("function", ""))
        times = f" (x{step['times']})" if "times" in step else ""
        place = explainer.locate(function) if function else ""
        value = {key: step[key] for key in ("returns", "rejects", "omitted") if key in step}
        print(f"step {number:3}  {place} {function.partition('#')[2]}{times}  {_shorten(value)}")
    print(f"expected  {_shorten(case.outcome)}")


def _shorten(value: object, width: int = 110) -> str:
    text = json.dumps(value)
    return text if len(text) <= width else f"{text[: width - 3]}..."


def _explain_value(explainer: Explainer, got: dict[str, Json]) -> list[Cause]:
    print(f"got       {_shorten(got)}")
    if is_same(got, explainer.case.outcome):
        print("the value is the expected one")
        return []
    causes = list(explainer.find_causes(got))
    for cause in causes[:SHOWN_CAUSES]:
        print(f"cause     {cause.place}  {cause.title}; {cause.hint}")
    if len(causes) > SHOWN_CAUSES:
        print(f"          and {len(causes) - SHOWN_CAUSES} more")
    if not causes:
        print("no known mistake, step or mutant of the text gives this value")
    return causes


def _read_trace(path: Path) -> list[Json]:
    """Return the steps that a client recorded: a JSON array in the form of the trace of a case."""
    value = read_json(path)
    return [to_json(step, "$") for step in get_list(value, "$")]


def run(root: Path, case_id: str, got: str | None, trace: Path | None, as_json: bool) -> int:
    """Explain a case; return 1 for a case that does not exist or a value that is not the expected one."""
    try:
        suite, case = find_case(root, case_id)
        recorded = None if trace is None else _read_trace(trace)
    except (UnknownCaseError, ShapeError, OSError) as error:
        print(f"zgspec explain: {error}", file=sys.stderr)
        return 1
    explainer = Explainer(root, suite, case, Library(root))
    outcome = None if got is None else parse_got(got)
    if as_json:
        return _print_json(explainer, outcome, recorded)
    _print_case(explainer)
    if recorded is not None:
        print(describe_divergence(case.trace, recorded, explainer.locate))
    if outcome is None:
        return 0
    _explain_value(explainer, outcome)
    return 0 if is_same(outcome, case.outcome) else 1


def _print_json(
    explainer: Explainer, got: dict[str, Json] | None, recorded: list[Json] | None
) -> int:
    case = explainer.case
    fields: dict[str, object] = {"case": case.to_json(), "handler": explainer.suite.handler}
    same = got is None or is_same(got, case.outcome)
    if got is not None:
        causes = [] if same else explainer.find_causes(got)
        fields |= {"got": got, "same": same, "causes": [vars(cause) for cause in causes]}
    if recorded is not None:
        fields["divergence"] = describe_divergence(case.trace, recorded, explainer.locate)
    print(json.dumps(fields, indent=2))
    return 0 if same else 1
