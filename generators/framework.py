"""What a generator is written with: suites, cases, twins, boundaries, reproducible draws.

A generator is a module `generators/<document>/<function>.py` with one function:

    def generate(make: Maker) -> None:
        suite = make.suite(storage.verify_x, "limits", "Both sides of each limit.")
        full = suite.accept("full", "a full batch", batch)
        suite.reject("one-more", full, "one item more", XReject.TOO_LONG, longer_batch)
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, Generic, ParamSpec, TypeVar

from zgspec.replay.cases import SLUG, Case, Twin
from zgspec.replay.cases import Suite as SuiteFile
from zgspec.replay.null_clients import find_passing
from zgspec.replay.recipes import build_words
from zgspec.replay.runner import Handler, Runner
from zgspec.replay.trace import Tracer
from zgspec.replay.values import ShapeError, render_line
from zgspec.runtime import Bytes32, Reason, bytes32

Parameters = ParamSpec("Parameters")
Item = TypeVar("Item")

MAX_SMALL_BYTES: Final = 1 << 16
"""Longer hex than this belongs into a recipe."""


MAX_OUTCOME: Final = 1 << 16
"""The longest outcome, in characters of JSON: a vector is to be read, and every client has to write it."""


class GenerationError(Exception):
    """A generator at odds with the text, or a suite that proves too little."""


class LargeOutcomeError(GenerationError):
    """A case whose outcome is longer than `MAX_OUTCOME`."""


class AnySuite:
    """Collects the cases of one file."""

    def __init__(self, runner: Runner, handler: Handler, name: str, description: str) -> None:
        self.name: Final = name
        self.description: Final = description
        self.handler: Final = handler
        self._runner: Final = runner
        self._tracer: Final = Tracer(runner)
        self._cases: Final[dict[str, Case]] = {}
        self._functions: Final[set[str]] = {handler.id}

    def _add(self, slug: str, description: str, arguments: list[object]) -> Case:
        name = f"{self.handler.name}/{self.name}/{slug}"
        if not SLUG.match(slug) or name in self._cases or not description:
            raise GenerationError(f"{name}: no description, not a slug, or there twice")
        value = self._runner.encode_input(self.handler, arguments)
        with self._tracer:
            found = self._runner.decode_input(self.handler, value)
            outcome, trace = self._tracer.run(self.handler, found)
        self._functions.update(self._tracer.called)
        for case in self._cases.values():
            if case.input == value:
                raise GenerationError(f"{name}: the same input as {case.id}")
        self._cases[name] = Case(name, description, value, outcome, trace)
        if len(render_line(value)) > 2 * MAX_SMALL_BYTES:
            raise GenerationError(f"{name}: the input is too large; use a recipe")
        length = len(render_line(outcome))
        if length > MAX_OUTCOME:
            raise LargeOutcomeError(
                f"{name}: an outcome of {length} characters, over {MAX_OUTCOME}"
            )
        return self._cases[name]

    def finish(self, preset: str) -> SuiteFile:
        """Return the file; a suite that a client could pass without knowing the rule is refused."""
        suite = SuiteFile(
            self.handler.id,
            preset,
            self.name,
            self.description,
            tuple(sorted(self._functions)),
            tuple(self._cases.values()),
        )
        if not suite.cases:
            raise GenerationError(f"{suite.path}: no cases")
        passing = find_passing(self.handler, suite)
        if passing:
            raise GenerationError(
                f"{suite.path}: passed by these null clients: {', '.join(passing)}"
            )
        return suite


class Suite(AnySuite, Generic[Parameters]):
    """A suite whose cases have the parameters of its function."""

    def accept(
        self,
        slug: str,
        description: str,
        /,
        *arguments: Parameters.args,
        **named: Parameters.kwargs,
    ) -> Case:
        """Add a case that the specification accepts, and return it."""
        case = self._add(slug, description, [*arguments, *named.values()])
        if case.is_rejection:
            raise GenerationError(f"{case.id}: rejected, {case.outcome['rejects']}")
        return case

    def reject(
        self,
        slug: str,
        twin: Case,
        change: str,
        reason: Reason,
        /,
        *arguments: Parameters.args,
        **named: Parameters.kwargs,
    ) -> Case:
        """Add a case that is rejected for a reason, by one change of an accepted one."""
        description = f"{twin.description}, but {change}"
        case = self._add(slug, description, [*arguments, *named.values()])
        got = case.outcome.get("rejects", "accepted")
        if got != reason.name:
            raise GenerationError(f"{case.id}: expected {reason.name}, got {got}")
        if twin.is_rejection or twin.id not in self._cases:
            raise GenerationError(
                f"{case.id}: its twin {twin.id} is not a valid case of this suite"
            )
        if twin.input == case.input:
            raise GenerationError(f"{case.id}: its twin {twin.id} has the same input")
        self._cases[case.id] = replace(case, twin=Twin(twin.id, change))
        return self._cases[case.id]


class Maker:
    """Gives a generator its suites."""

    def __init__(self, runner: Runner, preset: str, handler_id: str) -> None:
        self.preset: Final = preset
        self.runner: Final = runner
        self._handler: Final = runner.get_handler(handler_id)
        self._suites: Final[list[AnySuite]] = []

    def suite(
        self, function: Callable[Parameters, object], name: str, description: str
    ) -> Suite[Parameters]:
        """Return a new suite of the function that the module is named after."""
        if getattr(function, "__name__", "") != self._handler.name:
            raise GenerationError(f"{self._handler.id}: a suite of {function!r}")
        if not SLUG.match(name) or name in [suite.name for suite in self._suites]:
            raise GenerationError(f"{self._handler.id}: {name!r} is no slug, or there twice")
        suite = Suite[Parameters](self.runner, self._handler, name, description)
        self._suites.append(suite)
        return suite

    def finish(self) -> list[SuiteFile]:
        """Return the files of all suites."""
        try:
            return [suite.finish(self.preset) for suite in self._suites]
        except ShapeError as error:
            raise GenerationError(f"{self._handler.id}: {error}") from error


class Draw:
    """Reproducible draws: a SHA-256 counter under a name. The same name gives the same draws."""

    def __init__(self, *names: str | int) -> None:
        self._seed: Final = "/".join(map(str, names)).encode()
        self._count = 0

    def bytes(self, length: int) -> bytes:
        """Return length bytes."""
        found = b""
        while len(found) < length:
            self._count += 1
            found += hashlib.sha256(self._seed + self._count.to_bytes(8, "big")).digest()
        return found[:length]

    def below(self, limit: int) -> int:
        """Return an integer from 0 to limit - 1."""
        return int.from_bytes(self.bytes(limit.bit_length() // 8 + 9), "big") % limit

    def between(self, least: int, greatest: int) -> int:
        """Return an integer from least to greatest."""
        return least + self.below(greatest - least + 1)

    def pick(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return items[self.below(len(items))]

    def hash(self) -> Bytes32:
        """Return 32 bytes."""
        return bytes32(self.bytes(32))


def make_hash(*names: str | int) -> Bytes32:
    """Return the 32 bytes that belong to a name."""
    return Draw("hash", *names).hash()


def make_hashes(count: int, *names: str | int) -> list[Bytes32]:
    """Return count hashes that belong to a name."""
    return [make_hash(*names, index) for index in range(count)]


def make_data(length: int, seed: int = 0) -> bytes:
    """Return bytes that a recipe gives."""
    return build_words(seed, length)


def around(values: Iterable[int], least: int, greatest: int, distance: int = 1) -> list[int]:
    """Return every value and its neighbours, in order, each once, from least to greatest."""
    found = {value + step for value in values for step in range(-distance, distance + 1)}
    return sorted(value for value in found if least <= value <= greatest)


def powers_of_two(first: int, last: int) -> list[int]:
    """Return 2**first to 2**last."""
    return [1 << exponent for exponent in range(first, last + 1)]


def changed(items: Sequence[Item], index: int, item: Item) -> list[Item]:
    """Return a list with another item at index."""
    found = [*items]
    found[index] = item
    return found


def flip(value: Bytes32, bit: int = 0) -> Bytes32:
    """Return a hash with one bit turned, counted from the last byte's lowest."""
    return bytes32((int.from_bytes(value, "big") ^ 1 << bit).to_bytes(32, "big"))
