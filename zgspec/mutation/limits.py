"""A mutant may loop for ever or ask for all memory: both end here, and count as caught."""

from __future__ import annotations

import ast
import copy
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from zgspec.timing import limit_time

TICK: Final = "_zgspec_tick"
"""What guarded functions call at the beginning of each round of a loop."""

FREE_ROUNDS: Final = 10_000
ROUNDS_FACTOR: Final = 20
FREE_SECONDS: Final = 0.5
SECONDS_FACTOR: Final = 10
SPARE_MEMORY: Final = 2**30


class CutOff(BaseException):
    """A call took more rounds, or more time, than a wrong rule can need."""


class Clock:
    """Counts the rounds of loops: the same limit on every machine. Time is the second line of defence."""

    def __init__(self) -> None:
        self._left = 0
        self._allowed = 0

    @property
    def used(self) -> int:
        """Return how many rounds the last call took."""
        return self._allowed - self._left

    def tick(self) -> bool:
        """Return True; raise CutOff when all rounds are used up."""
        self._left -= 1
        if self._left < 0:
            raise CutOff
        return True

    @contextmanager
    def limit(self, rounds: int, seconds: float) -> Iterator[None]:
        """Allow a call a multiple of the rounds and of the processor time that it took unchanged."""
        self._left = self._allowed = FREE_ROUNDS + ROUNDS_FACTOR * rounds
        with limit_time(FREE_SECONDS + SECONDS_FACTOR * seconds, CutOff):
            yield


def limit_memory() -> None:
    """Bound the memory of this process, for good: an absurd size then fails at once."""
    sizes = Path("/proc/self/statm")
    if not sizes.is_file():
        return
    used = int(sizes.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + SPARE_MEMORY, resource.RLIM_INFINITY))


def guard(node: ast.FunctionDef) -> ast.FunctionDef:
    """Return a copy of a function whose loops count their rounds."""
    guarded = copy.deepcopy(node)
    for inner in ast.walk(guarded):
        if isinstance(inner, (ast.For, ast.While)):
            inner.body.insert(0, ast.copy_location(ast.Expr(_tick()), inner))
        elif isinstance(inner, ast.comprehension):
            inner.ifs.insert(0, _tick())
    return ast.fix_missing_locations(guarded)


def _tick() -> ast.expr:
    return ast.Call(ast.Name(TICK, ast.Load()), [], [])
