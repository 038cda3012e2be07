"""What stands in CPython for functions of which a theorem knows nothing: what is drawn, or the answers of a model."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from types import FunctionType

from zgspec.prover.effects import find_reasons
from zgspec.prover.header import read_header
from zgspec.prover.program import Function, Program
from zgspec.prover.replay import is_text
from zgspec.prover.sampling import Chooser, Sampler
from zgspec.runtime import Reason, Rejected

MAX_UNKNOWN = 1 << 63
"""Numbers that such a function returns are not above this."""

REJECTS_IN = 4

Answers = Callable[[Function, Mapping[str, object]], object]
"""Returns what a call returns; a reason stands for a rejection."""


def name_call(name: str, arguments: Mapping[str, object]) -> str:
    """Return a call as a text, by which it is found again."""
    return f"{name}({', '.join(f'{key}={value!r}' for key, value in arguments.items())})"


class DrawnAnswers:
    """Answers that are drawn for one run, the same ones for the same call."""

    def __init__(self, program: Program, theorem: Function, chooser: Chooser) -> None:
        header = read_header(theorem.node)
        self.program = program
        self.names = header.unknown
        self.chooser = chooser
        self.sampler = Sampler(program, chooser, {}, header.items, MAX_UNKNOWN)
        self.known: dict[str, object] = {}

    def __call__(self, function: Function, arguments: Mapping[str, object]) -> object:
        """Return what a call returns, or the reason for which it rejects."""
        call = name_call(function.name, arguments)
        if call not in self.known:
            self.known[call] = self._draw(function)
        return self.known[call]

    def _draw(self, function: Function) -> object:
        reasons = find_reasons(self.program, function)
        if reasons and self.chooser.choose_integer(1, REJECTS_IN, ()) == REJECTS_IN:
            return reasons[self.chooser.choose_integer(0, len(reasons) - 1, ())]
        return self.sampler.draw("", self.program.get_hints(function)["return"])


class KnownAnswers:
    """Answers by call; the function itself answers another call."""

    def __init__(self) -> None:
        self.known: dict[str, object] = {}
        self.used: dict[str, object] = {}

    def add(self, name: str, arguments: Mapping[str, object], answer: object) -> None:
        """Add an answer, unless that call has one."""
        self.known.setdefault(name_call(name, arguments), answer)

    def __call__(self, function: Function, arguments: Mapping[str, object]) -> object:
        """Return what a call returns, or the reason for which it rejects."""
        call = name_call(function.name, arguments)
        if call not in self.known:
            returned: object = function.run(**arguments)
            return returned
        self.used[call] = self.known[call]
        return self.known[call]


@contextmanager
def answering(program: Program, names: Collection[str], answers: Answers) -> Iterator[None]:
    """Put answers in the place of functions of the text, wherever they were imported."""
    found: list[tuple[dict[str, object], str, FunctionType, Function]] = []
    for home, module in program.modules.items():
        namespace: dict[str, object] = vars(module)
        for name in names:
            run, function = namespace.get(name), program.find_function(home, name)
            if isinstance(run, FunctionType) and is_text(run) and function is not None:
                found.append((namespace, name, run, function))
    for namespace, name, run, function in found:
        namespace[name] = _stand_in(run, function, answers)
    try:
        yield
    finally:
        for namespace, name, run, _ in found:
            namespace[name] = run


def _stand_in(run: FunctionType, function: Function, answers: Answers) -> object:
    parameters = tuple(inspect.signature(run).parameters)

    @wraps(run)
    def answer(*positional: object, **named: object) -> object:
        arguments = {**dict(zip(parameters, positional, strict=False)), **named}
        outcome = answers(function, arguments)
        if isinstance(outcome, Reason):
            raise Rejected(outcome)
        return copy.deepcopy(outcome)

    return answer
