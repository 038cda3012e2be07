"""Replays files of vectors on the specification and reports what differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from zgspec.replay.cases import Case, Suite
from zgspec.replay.difference import find_difference
from zgspec.replay.errors import UnknownPreset
from zgspec.replay.packages import load_fresh
from zgspec.replay.runner import RunError, Runner, UnknownHandler
from zgspec.replay.selection import find_files, read_distinct
from zgspec.replay.trace import Tracer
from zgspec.replay.values import Json, ShapeError

SHOWN_FAILURES: Final = 20


@dataclass(frozen=True)
class Failure:
    """A case with another outcome than its file says, and the place in the text to look at."""

    case: str
    path: str
    problem: str
    location: str
    step: str = ""

    def __str__(self) -> str:
        lines = [f"{self.case} ({self.path})", f"  {self.problem}", f"  rule: {self.location}"]
        if self.step:
            lines.append(f"  first step that differs: {self.step}")
        return "\n".join(lines)


@dataclass
class Report:
    """What came of a replay. A case that did not run counts as a failure of the whole."""

    suites: int = 0
    run: int = 0
    passed: int = 0
    skipped: int = 0
    unknown: int = 0
    rejections: int = 0
    presets: set[str] = field(default_factory=set)
    failures: list[Failure] = field(default_factory=list)
    missing: dict[str, int] = field(default_factory=dict)
    """Why cases are unknown, with how many they are."""
    unreadable: list[str] = field(default_factory=list)
    """Files that are no files of cases: path and problem."""

    @property
    def is_success(self) -> bool:
        """Return whether every case of every file ran and passed, and there was at least one."""
        is_complete = self.skipped + self.unknown + len(self.unreadable) == 0
        return is_complete and 0 < self.run == self.passed

    def to_json(self) -> dict[str, Json]:
        """Return the report for a program to read."""
        return {
            "success": self.is_success,
            "suites": self.suites,
            "run": self.run,
            "passed": self.passed,
            "failed": self.run - self.passed,
            "skipped": self.skipped,
            "unknown": self.unknown,
            "rejections": self.rejections,
            "missing": {**self.missing},
            "unreadable": [*self.unreadable],
            "failures": [
                {
                    "case": failure.case,
                    "path": failure.path,
                    "problem": failure.problem,
                    "location": failure.location,
                    "step": failure.step,
                }
                for failure in self.failures
            ],
        }

    def __str__(self) -> str:
        verdict = "passed" if self.is_success else "FAILED"
        counts = (
            f"{self.run} cases run ({self.rejections} rejections), {self.passed} passed, "
            f"{self.run - self.passed} failed, {self.skipped} skipped, {self.unknown} unknown"
        )
        shown = [str(failure) for failure in self.failures[:SHOWN_FAILURES]]
        if len(self.failures) > SHOWN_FAILURES:
            shown.append(f"and {len(self.failures) - SHOWN_FAILURES} more")
        shown += [f"{count} cases unknown: {problem}" for problem, count in self.missing.items()]
        shown += [f"unreadable: {problem}" for problem in self.unreadable]
        if self.unreadable:
            counts += f", {len(self.unreadable)} files unreadable"
        return "\n".join([*shown, f"{verdict}: {self.suites} suites, {counts}"])


RunnerFactory = Callable[[str], Runner]


class Replayer:
    """Runs suites on the modules of their preset and counts."""

    def __init__(self, get_runner: RunnerFactory | None = None, *, traces: bool = False) -> None:
        self._get_runner = load_fresh if get_runner is None else get_runner
        self._runners: dict[str, Runner] = {}
        self._tracers: dict[str, Tracer] = {}
        self._traces = traces
        self.report = Report()

    def _find_runner(self, preset: str) -> Runner:
        if preset not in self._runners:
            self._runners[preset] = self._get_runner(preset)
            self._tracers[preset] = Tracer(self._runners[preset])
        return self._runners[preset]

    def replay_suite(self, suite: Suite, path: str) -> None:
        """Run every case of a suite."""
        self.report.suites += 1
        self.report.presets.add(suite.preset)
        try:
            runner = self._find_runner(suite.preset)
            runner.get_handler(suite.handler)
        except (UnknownHandler, UnknownPreset) as error:
            self.report.unknown += len(suite.cases)
            missing = self.report.missing
            missing[str(error)] = missing.get(str(error), 0) + len(suite.cases)
            return
        for case in suite.cases:
            self.report.run += 1
            self.report.rejections += case.is_rejection
            tracer = self._tracers[suite.preset]
            failure = replay_case(runner, suite.handler, case, path, tracer, traces=self._traces)
            if failure is None:
                self.report.passed += 1
            else:
                self.report.failures.append(failure)


def replay_case(
    runner: Runner, handler_id: str, case: Case, path: str, tracer: Tracer, *, traces: bool = False
) -> Failure | None:
    """Return how a case fails, or None. With traces, its steps must be the same too."""
    handler = runner.get_handler(handler_id)
    try:
        got = runner.run(handler_id, case.input)
        found = find_difference(case.outcome, got, "$.outcome")
        if found is None and not traces:
            return None
        step, location = find_first_step(runner, handler_id, case, tracer)
    except (RunError, ShapeError) as error:
        return Failure(case.id, path, str(error), handler.location)
    if found is None and not step:
        return None
    problem = "the steps differ" if found is None else str(found)
    return Failure(case.id, path, problem, location or handler.location, step)


def find_first_step(runner: Runner, handler_id: str, case: Case, tracer: Tracer) -> tuple[str, str]:
    """Return the first step that differs from the trace of a case, and its place in the text."""
    handler = runner.get_handler(handler_id)
    with tracer:
        _, got = tracer.run(handler, runner.decode_input(handler, case.input))
    found = find_difference([*case.trace], got, "$.trace")
    if found is None:
        return "", ""
    index = int(found.path.split("[")[1].split("]")[0])
    name = ""
    for steps in (case.trace, got):
        step = steps[index] if index < len(steps) else None
        if isinstance(step, dict) and isinstance(step.get("function"), str) and not name:
            name = str(step["function"])
    location = runner.get_handler(name).location if name in runner.functions else ""
    return f"{name}: {found}", location


def replay(path: Path, *, traces: bool = False, get_runner: RunnerFactory | None = None) -> Report:
    """Return the report of a file or a folder of vectors, replayed on the specification.

    Raises SelectionError for a folder without vectors, and for a package that is not what the text gives.
    """
    replayer = Replayer(get_runner, traces=traces)
    for file in find_files(path):
        try:
            suite = read_distinct(file)
        except ShapeError as error:
            replayer.report.unreadable.append(str(error))
            continue
        replayer.replay_suite(suite, str(file))
    return replayer.report
