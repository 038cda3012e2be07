"""Small changes of the text that give a reader's value: one operator, one operand, one constant."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from time import process_time
from typing import Final

from zgspec import runtime
from zgspec.compiler import Specification, parse_target
from zgspec.coverage.cases import FAULTS, Preset
from zgspec.coverage.measure import replace_code
from zgspec.mutation.bench import AnyMutant, mutated
from zgspec.mutation.constants import change_value, evaluate, find_constant_mutants, substituted
from zgspec.mutation.graph import Graph, get_id
from zgspec.mutation.limits import TICK, Clock, CutOff, guard
from zgspec.mutation.operators import CHECKS, Mutant, find_mutants
from zgspec.mutation.workers import spread
from zgspec.replay.cases import Case, Suite
from zgspec.replay.runner import RunError
from zgspec.replay.values import Json, ShapeError
from zgspec.runtime import Rejected

PACKAGE: Final = "_zgspec_suspects"
MAX_ROUNDS: Final = 10**9

Advance = Callable[[int, int], None]
IsWanted = Callable[[dict[str, Json]], bool]


@dataclass(frozen=True)
class Suspect:
    """A change of the text: the definition that it is made in, its line there, what it says."""

    definition: str
    line: int
    change: str


class Lineup:
    """One case, and the mutants of all that it reaches. Forked processes with bounded memory try them."""

    def __init__(
        self, specification: Specification, suite: Suite, case: Case, is_wanted: IsWanted
    ) -> None:
        self._suite: Final = suite
        self._case: Final = case
        self._is_wanted: Final = is_wanted
        self._clock: Final = Clock()
        self._graph: Final = Graph(specification)
        self._preset: Final = Preset(specification, parse_target(suite.preset).preset, PACKAGE)
        self._guard()
        self._seconds: Final = self._measure_seconds()
        self.mutants: Final[list[AnyMutant]] = [*self._find_mutants(specification)]

    def _guard(self) -> None:
        """Make the loops of all functions count their rounds."""
        for module in self._preset.modules.values():
            vars(module)[TICK] = self._clock.tick
            # A mutant may check a width that its document does not import.
            for name in CHECKS:
                vars(module).setdefault(name, vars(runtime)[name])
        for function in self._preset.runner.functions.values():
            document = function.__module__.rpartition(".")[2]
            node = self._graph.definitions[get_id(document, function.__name__)].node
            if isinstance(node, ast.FunctionDef):
                replace_code(function, guard(node))

    def _measure_seconds(self) -> float:
        """Run the case on the text as it is, and return the processor time that it takes."""
        start = process_time()
        with self._clock.limit(MAX_ROUNDS, float(MAX_ROUNDS) / 10**6):
            self._preset.runner.run(self._suite.handler, self._case.input)
        self._rounds = self._clock.used
        return process_time() - start

    def _find_mutants(self, specification: Specification) -> Iterator[AnyMutant]:
        functions = {*self._suite.functions}
        for function in sorted(functions):
            yield from find_mutants(specification, function)
        for mutant in find_constant_mutants(specification, self._preset, self._graph):
            keys = [mutant.constant, *self._graph.find_affected_constants(mutant.constant)]
            if not functions.isdisjoint(self._graph.find_readers(keys)):
                yield mutant

    def is_suspect(self, number: int) -> bool:
        """Return whether the case has the wanted outcome with one mutant; call it in a forked process."""
        mutant = self.mutants[number]
        try:
            with ExitStack() as stack, self._clock.limit(self._rounds, self._seconds):
                if isinstance(mutant, Mutant):
                    stack.enter_context(mutated(self._preset, mutant))
                    self._recompute(mutant.function, stack)
                else:
                    home, _, name = mutant.constant.partition(".md#")
                    before: object = vars(self._preset.modules[home])[name]
                    after = change_value(before, mutant.place, mutant.offset)
                    stack.enter_context(substituted(self._preset, {mutant.constant: after}))
                    self._recompute(mutant.constant, stack)
                outcome = self._preset.runner.run(self._suite.handler, self._case.input)
        except (RunError, ShapeError, CutOff, Rejected, *FAULTS):
            return False
        return self._is_wanted(outcome)

    def _recompute(self, key: str, stack: ExitStack) -> None:
        """Give the constants that rest on a definition their new values."""
        for constant in self._graph.find_affected_constants(key):
            value = evaluate(self._preset, constant)
            stack.enter_context(substituted(self._preset, {constant: value}))

    def describe(self, number: int) -> Suspect:
        """Return a mutant in the words of the text."""
        mutant = self.mutants[number]
        if isinstance(mutant, Mutant):
            change = f"{mutant.before} -> {mutant.after}"
            return Suspect(mutant.function, mutant.line, change)
        change = mutant.name.removeprefix(f"{mutant.constant}: ")
        return Suspect(mutant.constant, mutant.line, change)


_lineups: Final[list[Lineup]] = []
"""What forked processes work on."""


def _try(number: int) -> tuple[int, bool]:
    return number, _lineups[-1].is_suspect(number)


def find_suspects(
    specification: Specification,
    suite: Suite,
    case: Case,
    is_wanted: IsWanted,
    advance: Advance | None = None,
) -> list[Suspect]:
    """Return the mutants of functions and constants with which a case has the wanted outcome.

    `advance` is called with how many were tried, and how many there are.
    """
    lineup = Lineup(specification, suite, case, is_wanted)
    _lineups.append(lineup)
    found = []
    try:
        count = len(lineup.mutants)
        for done, (number, is_found) in enumerate(spread(_try, count, 1, is_bounded=True), 1):
            if is_found:
                found.append(number)
            if advance is not None:
                advance(done, count)
    finally:
        _lineups.pop()
    return [lineup.describe(number) for number in sorted(found)]
