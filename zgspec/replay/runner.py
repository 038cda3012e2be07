"""Runs one case on the specification: input in JSON, outcome in JSON."""

from __future__ import annotations

import copy
import importlib
import pkgutil
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Final, NewType

from zgspec.compiled import get_active_root, load_sources
from zgspec.compiler.target import parse_target
from zgspec.naming import compute_constructor
from zgspec.replay.codec import Codec, Function, RecordCodec, SequenceCodec, Types
from zgspec.replay.values import Json, ShapeError, check_keys, get_object
from zgspec.runtime import Rejected

STATE_PREFIX: Final = "process_"


class UnknownHandler(KeyError):
    """A handler that no document defines."""

    def __str__(self) -> str:
        return f"no document defines {self.args[0]}"


class RunError(Exception):
    """The text itself went wrong: a fault, another exception, a state changed by mistake."""


@dataclass(frozen=True)
class Handler:
    """A function of the text as vectors see it. `line` is its line in the document."""

    id: str
    document: str
    name: str
    parameters: Mapping[str, Codec]
    returns: Codec
    has_state: bool
    line: int
    changeable: tuple[int, ...] = ()
    """The positions of the arguments that a call could change."""

    @property
    def changes_state(self) -> bool:
        """Return whether the state after a call is part of the outcome."""
        return self.has_state and self.name.startswith(STATE_PREFIX)

    @property
    def location(self) -> str:
        """Return the place in the text, such as specs/storage.md:120."""
        return f"specs/{self.document}.md:{self.line}"


def load_preset(preset: str) -> dict[str, ModuleType]:
    """Return the generated modules of a preset or overlay, by document; what an overlay shares is the base's."""
    modules: dict[str, ModuleType] = {}
    for name in dict.fromkeys((parse_target(preset).preset, preset)):
        package = importlib.import_module(f"zgspec.{name}")
        for document in sorted(item.name for item in pkgutil.iter_modules(package.__path__)):
            if not document.endswith("_theorems"):
                modules[document] = importlib.import_module(f"zgspec.{name}.{document}")
    return modules


def find_functions(module: ModuleType) -> dict[str, FunctionType]:
    """Return the functions of a module that have a heading: all but constructors."""
    values: dict[str, object] = vars(module)
    constructors = {
        compute_constructor(value.__name__)
        for value in values.values()
        if isinstance(value, NewType) and value.__module__ == module.__name__
    }
    return {
        name: value
        for name, value in values.items()
        if isinstance(value, FunctionType)
        and value.__module__ == module.__name__
        and value.__name__ == name
        and name not in constructors
    }


def is_state(name: str, first: Codec | None) -> bool:
    """Return whether a function may change its first parameter: a record, or a list if its name says so."""
    if isinstance(first, SequenceCodec):
        return first.kind is list and name.startswith(STATE_PREFIX)
    return isinstance(first, RecordCodec) and first.is_mutable


class Runner:
    """Runs handlers on a set of modules, which may be generated, compiled or mutated ones.

    `definitions` are the modules that annotations are read from; compiled modules have none.
    """

    def __init__(
        self,
        modules: Mapping[str, ModuleType],
        definitions: Mapping[str, ModuleType] | None = None,
    ) -> None:
        self.modules: Final = modules
        found = modules if definitions is None else definitions
        self._types: Final = Types(found, modules)
        self._functions: Final[dict[str, FunctionType]] = {
            f"{document}.md#{name}": function
            for document, module in found.items()
            if not document.endswith("_theorems")
            for name, function in find_functions(module).items()
        }
        self._handlers: Final[dict[str, Handler]] = {}

    @classmethod
    def for_preset(cls, preset: str) -> Runner:
        """Return a runner on the generated modules of a preset, compiled ones where they are active."""
        if not get_active_root():
            return cls(load_preset(preset))
        # An overlay is not compiled, and shares the compiled modules of its base.
        base = parse_target(preset).preset
        return cls(load_preset(preset), load_sources(base) | load_sources(preset))

    @property
    def functions(self) -> Mapping[str, FunctionType]:
        """Return every function with a heading, by handler id."""
        return self._functions

    def get_handler(self, handler_id: str) -> Handler:
        """Return a handler; an id that no document defines raises UnknownHandler."""
        if handler_id not in self._handlers:
            if handler_id not in self._functions:
                raise UnknownHandler(handler_id)
            self._handlers[handler_id] = self._build_handler(handler_id)
        return self._handlers[handler_id]

    def _build_handler(self, handler_id: str) -> Handler:
        function = self._functions[handler_id]
        hints = self._types.get_hints(function)
        parameters = {
            name: self._types.get_codec(hint) for name, hint in hints.items() if name != "return"
        }
        first = next(iter(parameters.values()), None)
        document, _, name = handler_id.partition(".md#")
        codecs = enumerate(parameters.values())
        return Handler(
            handler_id,
            document,
            name,
            parameters,
            self._types.get_codec(hints["return"]),
            is_state(name, first),
            function.__code__.co_firstlineno,
            tuple([index for index, codec in codecs if codec.can_change()]),
        )

    def encode_input(self, handler: Handler, arguments: list[object]) -> dict[str, Json]:
        """Return the input object of typed arguments."""
        if len(arguments) != len(handler.parameters):
            raise ShapeError("input", f"{handler.id} takes {[*handler.parameters]}")
        pairs = zip(handler.parameters.items(), arguments, strict=True)
        return {name: codec.encode(value, f"input.{name}") for (name, codec), value in pairs}

    def decode_input(self, handler: Handler, value: object) -> list[object]:
        """Return typed arguments; unknown and missing fields raise ShapeError."""
        found = get_object(value, "input")
        check_keys(found, tuple(handler.parameters), (), "input")
        return [
            codec.decode(found[name], f"input.{name}") for name, codec in handler.parameters.items()
        ]

    def run(self, handler_id: str, value: object) -> dict[str, Json]:
        """Return the outcome of a case; a specification that goes wrong raises RunError."""
        handler = self.get_handler(handler_id)
        return self.call(handler, self.decode_input(handler, value))

    def call(self, handler: Handler, arguments: list[object]) -> dict[str, Json]:
        """Return the outcome of typed arguments."""
        function: Function = getattr(self.modules[handler.document], handler.name)
        before = {index: copy.deepcopy(arguments[index]) for index in handler.changeable}
        try:
            result = function(*arguments)
        except Rejected as rejection:
            outcome: dict[str, Json] = {"rejects": rejection.reason.name}
            self._check_unchanged(handler, before, arguments, "a rejection")
        except Exception as error:
            raise RunError(self._describe_failure(handler, error)) from error
        else:
            outcome = {"returns": handler.returns.encode(result, "returns")}
            if handler.changes_state:
                before.pop(0, None)
            self._check_unchanged(handler, before, arguments, "the call")
        if handler.changes_state:
            outcome["state"] = next(iter(handler.parameters.values())).encode(arguments[0], "state")
        return outcome

    def _check_unchanged(
        self, handler: Handler, before: Mapping[int, object], arguments: list[object], who: str
    ) -> None:
        """Refuse a change that no vector would show: a process function changes its first record alone."""
        for index, name in enumerate(handler.parameters):
            if index in before and before[index] != arguments[index]:
                raise RunError(f"{handler.location}: {handler.id}: {who} changed {name}")

    def _describe_failure(self, handler: Handler, error: Exception) -> str:
        files = {function.__code__.co_filename for function in self._functions.values()}
        frames = traceback.extract_tb(error.__traceback__)
        place = handler.location
        for frame in frames:
            if frame.filename in files:
                place = f"specs/{Path(frame.filename).stem}.md:{frame.lineno}"
        return f"{place}: {handler.id}: {type(error).__name__}: {error}"
