"""The cases of the vectors, decoded and ready to run again and again on functions that change."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Final

from zgspec.compiler import Specification, load_modules, parse_target, unload_modules
from zgspec.replay.cases import Case, Suite, find_suites, read_suite
from zgspec.replay.runner import Handler, Runner
from zgspec.runtime import Rejected

KEPT_BYTES: Final = 2**22
"""Larger inputs are built from their recipe for every run."""

FAULTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BufferError,
    LookupError,
    MemoryError,
    NameError,
    RuntimeError,
    StopIteration,
    SystemError,
    TypeError,
    ValueError,
)
"""What a function raises that goes wrong: everything but a rejection."""


class VectorError(Exception):
    """Vectors that do not fit the text; the message names file and case."""


@dataclass(frozen=True)
class Outcome:
    """What came of a call: what it returned, the name of its rejection, or the type of its fault."""

    kind: str
    value: object
    state: object


@dataclass(frozen=True)
class Prepared:
    """A case with the function that it calls."""

    case: Case
    suite: str
    preset: str
    handler: Handler
    function: FunctionType
    runner: Runner
    decoded: tuple[object, ...] | None

    @property
    def id(self) -> str:
        """Return the id of the case."""
        return self.case.id

    def get_arguments(self) -> list[object]:
        """Return arguments that the call may change."""
        if self.decoded is None:
            return self.runner.decode_input(self.handler, self.case.input)
        return [copy_value(value) for value in self.decoded]

    def run(self) -> Outcome:
        """Return the outcome of the function as it is now."""
        arguments = self.get_arguments()
        state = arguments[0] if self.handler.changes_state else None
        try:
            return Outcome("returns", self.function(*arguments), state)
        except Rejected as rejection:
            return Outcome("rejects", rejection.reason.name, state)
        except FAULTS as fault:
            return Outcome("faults", type(fault).__name__, None)

    def check(self, outcome: Outcome) -> None:
        """Raise VectorError unless an outcome is the one that the case states."""
        found: dict[str, object] = {outcome.kind: outcome.value}
        if outcome.kind == "returns":
            found["returns"] = self.handler.returns.encode(outcome.value, "returns")
        if self.handler.changes_state and outcome.kind != "faults":
            codec = next(iter(self.handler.parameters.values()))
            found["state"] = codec.encode(outcome.state, "state")
        if found != self.case.outcome:
            raise VectorError(
                f"{self.suite}: {self.id}: the text does not agree; run `make vectors` first"
            )


class Preset:
    """A preset in memory, under a name of its own: its functions can be changed and put back."""

    def __init__(self, specification: Specification, name: str, package: str) -> None:
        self.name: Final = name
        self.package: Final = specification.get_package(name)
        self.specification: Final = specification
        modules = load_modules(specification, name, package)
        self.modules: Final[dict[str, ModuleType]] = {
            document: modules[document] for document in specification.documents
        }
        self.runner: Final = Runner(self.modules)
        unload_modules(package)

    def get_function(self, function: str) -> FunctionType:
        """Return the function or the constructor of an id such as `storage.md#compute_x`.

        Raises:
            KeyError: the text defines none.
        """
        document, _, name = function.partition(".md#")
        found: object = vars(self.modules[document])[name]
        if not isinstance(found, FunctionType):
            raise KeyError(function)
        return found

    def prepare(self, path: Path, vectors: Path) -> Iterator[Prepared]:
        """Yield the cases of a suite."""
        suite = read_suite(path)
        shown = path.relative_to(vectors).as_posix()
        for case in suite.cases:
            yield self.prepare_case(suite, case, shown)

    def prepare_case(self, suite: Suite, case: Case, shown: str) -> Prepared:
        """Return one case of a suite; `shown` is the path of its file below the vectors."""
        if suite.handler not in self.runner.functions:
            raise VectorError(f"{shown}: no document defines {suite.handler}")
        handler = self.runner.get_handler(suite.handler)
        decoded = tuple(self.runner.decode_input(handler, case.input))
        small = sum(measure_size(value) for value in decoded) <= KEPT_BYTES
        function = self.get_function(suite.handler)
        return Prepared(
            case, shown, self.package, handler, function, self.runner, decoded if small else None
        )


def find_preset_suites(vectors: Path, preset: str) -> list[Path]:
    """Return the suites of a preset or of an overlay's package, sorted; none if it has no folder."""
    folder = vectors / parse_target(preset).folder
    found = find_suites(folder) if folder.is_dir() else []
    # Vectors of overlays stand one level deeper, in folders of their own.
    return [path for path in found if len(path.relative_to(folder).parts) == 3]


def copy_value(value: object) -> object:
    """Return a value that shares nothing with the given one that can change."""
    if isinstance(value, (int, bytes, str, Enum)) or value is None:
        return value
    if isinstance(value, list):
        return [item if isinstance(item, (int, bytes)) else copy_value(item) for item in value]
    if isinstance(value, tuple):
        return tuple([copy_value(item) for item in value])
    if isinstance(value, dict):
        return {key: copy_value(item) for key, item in value.items()}
    return _copy_record(value)


def _copy_record(value: object) -> object:
    duplicate = object.__new__(type(value))
    for name, item in vars(value).items():
        object.__setattr__(duplicate, name, copy_value(item))
    return duplicate


def is_same(left: object, right: object) -> bool:
    """Return whether two values have the same JSON: True is not 1, but a tuple is a list.

    Mappings have no order, and a record is its fields, as in a vector.
    """
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        return len(left) == len(right) and all(map(is_same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        same_keys = left.keys() == right.keys()
        return same_keys and all(is_same(item, right[key]) for key, item in left.items())
    if dataclasses.is_dataclass(left) and dataclasses.is_dataclass(right):
        return is_same(vars(left), vars(right))
    return type(left) is type(right) and left == right


def is_same_outcome(left: Outcome, right: Outcome) -> bool:
    """Return whether a client could not tell two outcomes apart."""
    return (
        left.kind == right.kind
        and is_same(left.value, right.value)
        and is_same(left.state, right.state)
    )


def measure_size(value: object) -> int:
    """Return about how many bytes a value takes."""
    if isinstance(value, bytes):
        return len(value)
    if isinstance(value, (list, tuple)):
        return sum([measure_size(item) for item in value])
    if isinstance(value, dict):
        return sum([measure_size(item) for item in value.values()])
    if dataclasses.is_dataclass(value):
        return sum([measure_size(item) for item in vars(value).values()])
    return 8
