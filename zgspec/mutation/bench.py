"""All cases with what they reach, on functions that are changed one at a time and put back."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType
from typing import Final, Literal

from zgspec import runtime
from zgspec.compiler import Specification
from zgspec.coverage.cases import (
    FAULTS,
    Outcome,
    Prepared,
    Preset,
    find_preset_suites,
    is_same,
    is_same_outcome,
    measure_size,
)
from zgspec.coverage.measure import compile_function, find_probed, install, replace_code, run_cases
from zgspec.coverage.probes import Probed, Recorder
from zgspec.mutation.constants import ConstantMutant, change_value, evaluate, substituted
from zgspec.mutation.graph import Graph
from zgspec.mutation.limits import TICK, Clock, CutOff, guard
from zgspec.mutation.operators import CHECKS, Mutant, Position
from zgspec.runtime import Rejected

PACKAGE: Final = "_zgspec_mutation"
BYTES_PER_ROUND: Final = 64

AnyMutant = Mutant | ConstantMutant


Fate = Literal["killed", "missed", "unloadable"]
FATES: Final[dict[str, Fate]] = {
    "killed": "killed",
    "missed": "missed",
    "unloadable": "unloadable",
}
KINDS: Final = ("verdict", "reason", "value", "state", "fault", "time")
"""What differs in the case that catches a mutant. After a fault, or a call without end, nothing is compared."""


@dataclass(frozen=True)
class Attempt:
    """What came of a mutant: the first case that catches it and what differs there, or why none does.

    `note` of a kill begins with one of `KINDS`. A text that does not load is no kill: no case was run.
    """

    fate: Fate
    case: str = ""
    note: str = ""


SURVIVAL: Final = Attempt("missed")
UNREACHED: Final = Attempt("missed", note="no case reaches it")
UNLOADABLE: Final = Attempt("unloadable", note="the text does not load")


@dataclass(frozen=True)
class Trial:
    """A case that has run unchanged: its outcome, what it reached, what it cost."""

    prepared: Prepared
    outcome: Outcome
    reached: frozenset[int]
    rounds: int
    seconds: float
    cost: int

    @property
    def id(self) -> str:
        """Return preset and id of the case."""
        return f"{self.prepared.preset}/{self.prepared.id}"

    def find_difference(self, clock: Clock) -> str:
        """Run the case again; return what differs from before, '' if nothing does."""
        try:
            with clock.limit(self.rounds, self.seconds):
                found = self.prepared.run()
        except CutOff:
            return "time"
        if is_same_outcome(found, self.outcome):
            return ""
        if found.kind == "faults":
            return f"fault {found.value}"
        if found.kind != self.outcome.kind:
            return "verdict"
        if not is_same(found.value, self.outcome.value):
            return "reason" if found.kind == "rejects" else "value"
        return "state"


class Bench:
    """Where mutants are tried. Everything is loaded and run once; forked processes share it."""

    def __init__(
        self,
        specification: Specification,
        vectors: Path,
        graph: Graph,
        advance: Callable[[str], None] | None = None,
    ) -> None:
        self._graph: Final = graph
        self._clock: Final = Clock()
        self._probed: Final = find_probed(specification)
        self._statements: Final[dict[tuple[str, Position], int]] = {}
        self._entries: Final[dict[str, int]] = {}
        self.presets: Final[dict[str, Preset]] = {}
        self._trials: Final[dict[str, list[Trial]]] = {}
        self._number_statements()
        for name in specification.presets:
            if find_preset_suites(vectors, specification.get_package(name)):
                self._prepare(specification, name, vectors, advance)

    def _number_statements(self) -> None:
        for probed in self._probed:
            for goal in probed.goals:
                if goal.kind == "statement":
                    self._statements[probed.function, (goal.line, goal.column)] = goal.number
                    self._entries.setdefault(probed.function, goal.number)

    def _prepare(
        self,
        specification: Specification,
        name: str,
        vectors: Path,
        advance: Callable[[str], None] | None,
    ) -> None:
        preset = Preset(specification, name, f"{PACKAGE}_{name}")
        recorder = Recorder()
        install(preset, self._probed, recorder.names)
        trials = self._trials[name] = []
        suite = ""
        started = time.process_time()
        for prepared, outcome in run_cases(preset, recorder, vectors):
            seconds = time.process_time() - started
            prepared.check(outcome)
            trials.append(_record(prepared, outcome, recorder, seconds))
            if prepared.suite != suite and advance is not None:
                suite = prepared.suite
                advance(suite)
            started = time.process_time()
        # Cheap cases come first: most mutants are caught by any case.
        trials.sort(key=lambda trial: (trial.cost, trial.prepared.suite, trial.id))
        self._guard(preset)
        self.presets[name] = preset

    def _guard(self, preset: Preset) -> None:
        for module in preset.modules.values():
            vars(module)[TICK] = self._clock.tick
            # A mutant may check a width that its document does not import.
            for name in CHECKS:
                vars(module).setdefault(name, vars(runtime)[name])
        for probed in self._probed:
            replace_code(preset.get_function(probed.function), guard(self._get_node(probed)))

    def _get_node(self, probed: Probed) -> ast.FunctionDef:
        node = self._graph.definitions[probed.function].node
        if not isinstance(node, ast.FunctionDef):
            raise TypeError(f"{probed.function} is not a function")
        return node

    # Trying mutants

    def attempt(self, mutant: AnyMutant) -> Attempt:
        """Try to catch a mutant with the cases that reach it, preset after preset."""
        found = SURVIVAL
        for name, preset in self.presets.items():
            if isinstance(mutant, Mutant) or name in mutant.presets:
                attempt = self._attempt(preset, mutant)
                if attempt.fate == "killed":
                    return attempt
                if attempt.fate == "unloadable":
                    found = attempt
        return found if found is UNLOADABLE or self.is_reached(mutant) else UNREACHED

    def _attempt(self, preset: Preset, mutant: AnyMutant) -> Attempt:
        with ExitStack() as stack:
            goals = self._find_goals(mutant)
            if isinstance(mutant, Mutant):
                stack.enter_context(mutated(preset, mutant))
                key, values = mutant.function, {}
            else:
                key = mutant.constant
                values = {key: _change_constant(preset, mutant)}
                stack.enter_context(substituted(preset, values))
            changed = self._recompute(preset, key, stack)
            readers = self._graph.find_readers([*values, *(changed or ())])
            goals.update(self._entries[reader] for reader in readers)
            attempt = self._run_trials(self._trials[preset.name], goals)
            # Cases of the function itself catch it though a constant that rests on it has no value.
            return UNLOADABLE if changed is None and attempt.fate == "missed" else attempt

    def _recompute(self, preset: Preset, key: str, stack: ExitStack) -> list[str] | None:
        """Give the constants that rest on a definition their new values; None if one has none."""
        changed = []
        for constant in self._graph.find_affected_constants(key):
            home, _, name = constant.partition(".md#")
            before: object = vars(preset.modules[home])[name]
            try:
                with self._clock.limit(0, 0.0):
                    after = evaluate(preset, constant)
            except (*FAULTS, CutOff, Rejected):
                return None
            if not is_same(before, after):
                changed.append(constant)
                stack.enter_context(substituted(preset, {constant: after}))
        return changed

    def _run_trials(self, trials: Iterable[Trial], goals: set[int]) -> Attempt:
        for trial in trials:
            if not goals.isdisjoint(trial.reached):
                difference = trial.find_difference(self._clock)
                if difference:
                    return Attempt("killed", trial.id, difference)
        return SURVIVAL

    def _find_goals(self, mutant: AnyMutant) -> set[int]:
        """Return what a case must reach to run the change itself: of a constructor, any of its callers."""
        if not isinstance(mutant, Mutant):
            return set()
        if self._graph.definitions[mutant.function].kind == "constructor":
            readers = self._graph.find_readers([mutant.function])
            return {self._entries[reader] for reader in readers}
        return {self._statements[mutant.function, mutant.statement]}

    def is_reached(self, mutant: AnyMutant) -> bool:
        """Return whether some case runs the statement of a mutant, or a function that reads its constant."""
        goals = self._find_goals(mutant)
        if not isinstance(mutant, Mutant):
            constants = [mutant.constant, *self._graph.find_affected_constants(mutant.constant)]
            goals = {self._entries[reader] for reader in self._graph.find_readers(constants)}
        return any(
            not goals.isdisjoint(trial.reached)
            for trials in self._trials.values()
            for trial in trials
        )


def _record(prepared: Prepared, outcome: Outcome, recorder: Recorder, seconds: float) -> Trial:
    size = sum([measure_size(value) for value in prepared.get_arguments()])
    cost = recorder.rounds + size // BYTES_PER_ROUND
    reached = frozenset(recorder.reached)
    return Trial(prepared, outcome, reached, recorder.rounds, seconds, cost)


def _change_constant(preset: Preset, mutant: ConstantMutant) -> object:
    home, _, name = mutant.constant.partition(".md#")
    return change_value(vars(preset.modules[home])[name], mutant.place, mutant.offset)


@contextmanager
def mutated(preset: Preset, mutant: Mutant) -> Iterator[None]:
    """Change a function until the block ends. Every module that imported it sees the change."""
    home, _, name = mutant.function.partition(".md#")
    function: object = vars(preset.modules[home])[name]
    if not isinstance(function, FunctionType):
        raise TypeError(f"{mutant.function} is not a function")
    before = function.__code__
    function.__code__ = compile_function(guard(mutant.node), before.co_filename)
    try:
        yield
    finally:
        function.__code__ = before
