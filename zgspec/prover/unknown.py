"""Functions of which nothing is known but their type: they return anything, and reject with anything they raise.

A theorem about a function that calls them holds whatever they do, but for one thing: that they end and do not
fault is taken for granted. Two calls whose arguments hold the same have the same outcome.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

from zgspec.prover.arithmetic import constant
from zgspec.prover.copies import Copier, is_fixed
from zgspec.prover.core import Answer, Place
from zgspec.prover.effects import changes_nothing, find_reasons
from zgspec.prover.expressions import Expressions
from zgspec.prover.identity import Identifier
from zgspec.prover.program import Function
from zgspec.prover.state import State
from zgspec.prover.truth import negate
from zgspec.prover.values import (
    NOTHING,
    Integer,
    Reference,
    Symbol,
    Value,
)
from zgspec.runtime import Reason


class Unknowns(Expressions):
    """Evaluates calls of functions of which nothing is known, and searches in an order that is not known."""

    def apply_unknown(
        self, function: Function, arguments: Mapping[str, Value], state: State, node: ast.Call
    ) -> Value:
        """Return what a call returns; where it rejects is left out of the state."""
        key = f"{function.name}({Identifier(state.heap).name_all(arguments)})"
        if key not in self.answers:
            self.answers[key] = self._answer(function, arguments, state.fork(True), node)
        answer = self.answers[key]
        has_state = not all(is_fixed(value) for value in arguments.values())
        if has_state and not (is_fixed(answer.result) and changes_nothing(self.program, function)):
            raise self.refuse(f"the unknown function {function.name}, which is given a state", node)
        if answer.reason is not None:
            self.reject(state.fork(answer.rejects), answer.reason, node)
            state.require(negate(answer.rejects))
        return Copier(self.heap, answer.heap, state).copy(answer.result)

    def search(self, name: str, node: ast.Call, state: State) -> Value:
        """Return some position in a list, or insert something there: the order of items is not known."""
        target, item = [self.evaluate(argument, state) for argument in node.args]
        cell = self.read_list(target, state, node)
        position = self._find_position(name, {"list": target, "item": item}, state)
        for operation, end in ((ast.GtE, constant(0)), (ast.LtE, cell.length)):
            state.require(self.arithmetic.compare(operation, position, end))
        position = self.arithmetic.bounded(position, 0, cell.length.high)
        if name != "insort":
            return position
        if not isinstance(target, Reference):
            raise self.refuse("insort into something that is no list", node)
        self.heap.write(state, target, self.lists.insert(cell, position, item))
        return NOTHING

    def _find_position(self, name: str, arguments: Mapping[str, Value], state: State) -> Integer:
        # What is inserted comes behind its equals.
        search = "bisect_right" if name == "insort" else name
        key = f"{search}({Identifier(state.heap).name_all(arguments)})"
        if key not in self.places:
            position = Integer(self.theory.fresh(self.get_unknown_name("position")))
            self.places[key] = Place(position, arguments, state.fork(True))
        return self.places[key].position

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
