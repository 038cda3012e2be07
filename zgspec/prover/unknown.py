"""Functions of which nothing is known but their type: they return anything, and reject with anything they raise.

A theorem about a function that calls them holds whatever they do, but for one thing: that they end and do not
fault is taken for granted. Two calls with the same arguments have the same outcome.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

import z3

from zgspec.prover.arithmetic import constant
from zgspec.prover.copies import Copier, is_fixed
from zgspec.prover.core import Answer
from zgspec.prover.effects import changes_nothing, find_reasons
from zgspec.prover.expressions import Expressions
from zgspec.prover.program import Function
from zgspec.prover.state import State
from zgspec.prover.truth import Truth, negate
from zgspec.prover.values import (
    Blob,
    Boolean,
    ByteString,
    Integer,
    OptionalValue,
    RecordValue,
    Symbol,
    TupleValue,
    Value,
)
from zgspec.runtime import Reason


class Unknowns(Expressions):
    """Evaluates calls of functions of which nothing is known."""

    def apply_unknown(
        self, function: Function, arguments: Mapping[str, Value], state: State, node: ast.Call
    ) -> Value:
        """Return what a call returns; where it rejects is left out of the state."""
        is_new = not all(is_fixed(value) for value in arguments.values())
        if is_new:
            # What it is given can change, so a later call may have another outcome.
            key = self.get_unknown_name(f"{function.name} of a state")
        else:
            key = f"{function.name}({', '.join(_identify(value) for value in arguments.values())})"
        if key not in self.answers:
            self.answers[key] = self._answer(function, arguments, state.fork(True), node)
        answer = self.answers[key]
        if is_new and not (is_fixed(answer.result) and changes_nothing(self.program, function)):
            raise self.refuse(f"the unknown function {function.name}, which is given a state", node)
        if answer.reason is not None:
            self.reject(state.fork(answer.rejects), answer.reason, node)
            state.require(negate(answer.rejects))
        return Copier(self.heap, answer.heap, state).copy(answer.result)

    def _answer(
        self, function: Function, arguments: Mapping[str, Value], state: State, node: ast.Call
    ) -> Answer:
        if self.maker is None:
            raise self.refuse(f"the unknown function {function.name} outside of a theorem", node)
        name = self.get_unknown_name(function.name)
        own = State((), {}, {})
        result = self.maker.make(name, "", self.program.get_hints(function)["return"], own)
        reasons = find_reasons(self.program, function)
        reason = None if not reasons else self._choose_reason(name, reasons)
        rejects = False if not reasons else self.theory.fresh_truth(f"{name} rejects")
        return Answer(function, arguments, state, rejects, reason, result, own.heap)

    def _choose_reason(self, name: str, reasons: list[Reason]) -> Symbol:
        members = self.get_family_members(Reason.__name__)
        indices = [constant(members.index(reason)) for reason in reasons]
        chosen = indices[-1]
        for number, index in enumerate(indices[:-1]):
            truth = self.theory.fresh_truth(f"{name} rejects for reason {number}")
            chosen = self.arithmetic.choose(truth, index, chosen)
        return Symbol(Reason.__name__, chosen)


def _identify(value: Value | Truth | z3.AstRef) -> str:
    """Return a text that two values have in common only if they are the same; the terms must stay alive."""
    if isinstance(value, bool):
        return repr(value)
    match value:
        case z3.AstRef():
            return f"#{value.get_id()}"
        case TupleValue():
            return f"({', '.join(_identify(item) for item in value.items)})"
        case RecordValue():
            fields = [f"{name}={_identify(field)}" for name, field in value.fields.items()]
            return f"{value.kind.__name__}({', '.join(fields)})"
        case OptionalValue():
            inner = "" if value.value is None else _identify(value.value)
            return f"?({_identify(value.absent)}, {inner})"
        case Boolean() | Integer() | ByteString():
            return f"{type(value).__name__}({_identify_number(value)})"
        case Blob():
            return f"{value.length}:{_identify_number(value)}"
        case Symbol():
            return f"{value.family}({_identify(value.index)})"
        case _:
            return repr(value)


def _identify_number(value: Boolean | Integer | ByteString | Blob) -> str:
    term = value.number if isinstance(value, ByteString) else value.term
    return repr(term) if isinstance(term, int) else _identify(term)
