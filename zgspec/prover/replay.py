"""Runs a theorem or a function in CPython, on the extracted package: nobody sees a counterexample before."""

from __future__ import annotations
import __future__

import ast
import copy
import inspect
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import wraps
from pathlib import Path
from types import CodeType, FunctionType
from typing import Final

from zgspec.prover.program import RUNTIME, THEOREMS, Function, Program
from zgspec.runtime import Discard, Fault, Rejected
from zgspec.timing import limit_time

SECONDS: Final = 2.0
ANNOTATIONS: Final = __future__.annotations.compiler_flag


@dataclass(frozen=True)
class Outcome:
    """How a run ended: `returns`, `rejects`, `faults`, `asserts`, `discards` or `hangs`, and with what."""

    kind: str
    detail: object = None

    def __str__(self) -> str:
        return self.kind if self.detail is None else f"{self.kind} {self.detail}"


class _LateError(Exception):
    """The run took too long."""


@contextmanager
def limit_run(function: FunctionType, seconds: float) -> Iterator[None]:
    """Stop a run that takes too much processor time; outside the main thread there is no limit.

    The run is stopped in code of the text only: an exception inside of a callback of the interpreter
    would be lost.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    home = Path(function.__code__.co_filename).parent
    with limit_time(
        seconds, _LateError, lambda frame: Path(frame.f_code.co_filename).parent == home
    ):
        yield


def run(
    function: FunctionType, arguments: Mapping[str, object], seconds: float = SECONDS
) -> Outcome:
    """Return how a call ends; the arguments may be changed by it."""
    try:
        with limit_run(function, seconds):
            returned: object = function(**arguments)
            return Outcome("returns", returned)
    except Rejected as rejection:
        return Outcome("rejects", rejection.reason.name)
    except Discard:
        return Outcome("discards")
    except AssertionError:
        return Outcome("asserts")
    except (_LateError, MemoryError, RecursionError):
        return Outcome("hangs")
    except (Fault, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        return Outcome("faults", type(error).__name__)


def run_fresh(
    function: FunctionType, arguments: Mapping[str, object], seconds: float = SECONDS
) -> Outcome:
    """Return how a call ends on copies of the arguments, with the state that it leaves behind."""
    copies = copy.deepcopy(dict(arguments))
    outcome = run(function, copies, seconds)
    changed = {name: value for name, value in copies.items() if value != arguments[name]}
    return Outcome(outcome.kind, (outcome.detail, changed)) if changed else outcome


@dataclass(frozen=True)
class Call:
    """A call of a function of the text, with its arguments: what a vector is made of."""

    handler: str
    arguments: Mapping[str, object]


def record_calls(
    program: Program, theorem: Function, arguments: Mapping[str, object]
) -> tuple[Outcome, list[Call]]:
    """Run a theorem and return, besides its outcome, the calls that it makes itself."""
    namespace: dict[str, object] = vars(program.modules[theorem.module])
    calls: list[Call] = []
    originals: dict[str, object] = {}
    for name, value in list(namespace.items()):
        if isinstance(value, FunctionType) and is_text(value):
            originals[name] = value
            namespace[name] = _record(value, calls)
    try:
        return run(theorem.run, copy.deepcopy(dict(arguments))), calls
    finally:
        namespace.update(originals)


def is_text(function: FunctionType) -> bool:
    """Return whether a function comes from a document, and is no theorem."""
    home = function.__module__
    return not home.startswith(RUNTIME) and not home.endswith(THEOREMS)


def _record(function: FunctionType, calls: list[Call]) -> object:
    names = tuple(inspect.signature(function).parameters)
    home = function.__module__.rsplit(".", 1)[-1]

    @wraps(function)
    def recorder(*positional: object, **named: object) -> object:
        arguments = {**dict(zip(names, positional, strict=False)), **named}
        calls.append(Call(f"{home}.{function.__name__}", copy.deepcopy(arguments)))
        returned: object = function(*positional, **named)
        return returned

    return recorder


def to_json(value: object) -> object:
    """Return a value in the plain form of the ledger: wide integers as strings, bytes as hex."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < 1 << 53 else str(value)
    if isinstance(value, bytes):
        return "0x" + value.hex()
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(to_json(key)): to_json(item) for key, item in value.items()}
    if is_dataclass(value):
        return {item.name: to_json(getattr(value, item.name)) for item in fields(value)}
    return str(value)


def compile_function(program: Program, module: str, node: ast.FunctionDef) -> FunctionType:
    """Return the function of a tree, at home in a module: it sees what that module sees."""
    home: dict[str, object] = vars(program.modules[module])
    tree = ast.Module(body=[node], type_ignores=[])
    place = str(program.modules[module].__file__)
    code = compile(
        ast.fix_missing_locations(tree), place, "exec", dont_inherit=True, flags=ANNOTATIONS
    )
    body = next(item for item in code.co_consts if isinstance(item, CodeType))
    made = FunctionType(body, home, node.name)
    original = home.get(node.name)
    if isinstance(original, FunctionType):
        made.__annotations__ = original.__annotations__
    return made


@contextmanager
def replaced(program: Program, function: Function, other: FunctionType) -> Iterator[None]:
    """Put another function in the place of a function of the text, wherever it was imported."""
    places: list[dict[str, object]] = []
    for module in program.modules.values():
        namespace: dict[str, object] = vars(module)
        if namespace.get(function.name) is function.run:
            namespace[function.name] = other
            places.append(namespace)
    try:
        yield
    finally:
        for namespace in places:
            namespace[function.name] = function.run
