"""Statements of the text, but for loops."""

from __future__ import annotations

import ast

from zgspec.prover.bounds import get_assumption
from zgspec.prover.calls import Calls
from zgspec.prover.core import DeadPath
from zgspec.prover.errors import Unsupported
from zgspec.prover.state import State
from zgspec.prover.truth import negate
from zgspec.prover.values import (
    NOTHING,
    RecordCell,
    RecordValue,
    Reference,
    Symbol,
    TupleValue,
    Value,
)
from zgspec.runtime import Fault, Rejected

DEAD = State((False,), {}, {})


class Statements(Calls):
    """Executes statements."""

    def run_loop(self, node: ast.For | ast.While, state: State) -> State:
        """Return the state behind a loop."""
        raise NotImplementedError

    def run_block(self, body: list[ast.stmt], state: State) -> State:
        for statement in body:
            if state.is_dead:
                break
            self.note_reached(statement, state)
            try:
                state = self._run(statement, state)
            except DeadPath:
                return DEAD
            except Unsupported as refusal:
                if refusal.place:
                    raise
                raise self.refuse(refusal.construct, statement) from refusal
        return state

    def _run(self, node: ast.stmt, state: State) -> State:
        match node:
            case ast.Expr():
                return self._run_expression(node, state)
            case ast.Assign() if len(node.targets) == 1:
                self.assign(node.targets[0], self.evaluate(node.value, state), state)
            case ast.AnnAssign():
                if node.value is not None:
                    self.assign(node.target, self.evaluate(node.value, state), state)
            case ast.AugAssign():
                self._run_augmented(node, state)
            case ast.Return():
                value = NOTHING if node.value is None else self.evaluate(node.value, state)
                self.frame.returns.append((state, value))
                return DEAD
            case ast.If():
                return self._run_if(node, state)
            case ast.For() | ast.While():
                return self.run_loop(node, state)
            case _:
                return self._run_rare(node, state)
        return state

    def _run_rare(self, node: ast.stmt, state: State) -> State:
        match node:
            case ast.Raise():
                self._run_raise(node, state)
                return DEAD
            case ast.Assert():
                self._run_assert(node, state)
            case ast.Break():
                self.frame.loops[-1].breaks.append(state)
                return DEAD
            case ast.Continue():
                self.frame.loops[-1].continues.append(state)
                return DEAD
            case ast.Try():
                return self._run_try(node, state)
            case ast.Pass():
                pass
            case _:
                raise self.refuse(f"the statement {type(node).__name__}", node)
        return state

    def _run_expression(self, node: ast.Expr, state: State) -> State:
        value = node.value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return state
        test = get_assumption(node)
        if test is None:
            self.evaluate(value, state)
            return state
        state.require(self.as_truth_or_length(self.evaluate(test, state), state, test))
        if not state.is_dead:
            self.refine(test, True, state)
        return state

    def _run_augmented(self, node: ast.AugAssign, state: State) -> None:
        target = node.target
        if not isinstance(target, ast.Name | ast.Attribute | ast.Subscript):
            raise self.refuse("this target of an assignment", node)
        read = ast.parse(ast.unparse(target), mode="eval").body
        ast.copy_location(read, target)
        for part in ast.walk(read):
            if isinstance(part, ast.expr):
                ast.copy_location(part, target)
        left, right = self.evaluate(read, state), self.evaluate(node.value, state)
        result = self.binary(node.op, left, right, state, node)
        if isinstance(left, Reference) and isinstance(result, Reference):
            self.heap.write(state, left, self.heap.read(state, result))
            result = left
        self.assign(target, result, state)

    def assign(self, target: ast.expr, value: Value, state: State) -> None:
        """Bind a name, the names of a tuple, a field of a mutable record or an item of a list."""
        match target:
            case ast.Name():
                state.names[target.id] = value
            case ast.Tuple():
                items = value.items if isinstance(value, TupleValue) else ()
                if len(items) != len(target.elts):
                    raise self.refuse(
                        "unpacking something else than a tuple of that length", target
                    )
                for part, item in zip(target.elts, items, strict=True):
                    self.assign(part, item, state)
            case ast.Attribute():
                self._assign_field(target, value, state)
            case ast.Subscript():
                self._assign_item(target, value, state)
            case _:
                raise self.refuse("this target of an assignment", target)

    def _assign_field(self, target: ast.Attribute, value: Value, state: State) -> None:
        reference = self.unwrap(self.evaluate(target.value, state), state, target)
        cell = self.heap.read(state, reference) if isinstance(reference, Reference) else None
        if not isinstance(reference, Reference) or not isinstance(cell, RecordCell):
            raise self.refuse("writing to a field of a frozen record", target)
        self.heap.write(
            state, reference, RecordCell(cell.kind, {**cell.fields, target.attr: value})
        )

    def _assign_item(self, target: ast.Subscript, value: Value, state: State) -> None:
        reference = self.unwrap(self.evaluate(target.value, state), state, target)
        if not isinstance(reference, Reference) or isinstance(target.slice, ast.Slice):
            raise self.refuse(
                "writing to a slice, or to an item of something that is no list", target
            )
        if self.find_dict(reference, state) is not None:
            key = self.evaluate(target.slice, state)
            self.update_dict(
                state, reference, lambda cell: self.dicts.store(cell, key, value, state)
            )
            return
        cell = self.read_list(reference, state, target)
        index = self.as_integer(self.evaluate(target.slice, state), state, target)
        position, outside = self.lists.locate(cell, index)
        self.fail(state, outside, "fault", "index out of range", target)
        self.heap.write(state, reference, self.lists.replace(cell, position, value))

    def _run_if(self, node: ast.If, state: State) -> State:
        truth = self.as_truth_or_length(self.evaluate(node.test, state), state, node.test)
        then, otherwise = state.fork(truth), state.fork(negate(truth))
        ends: list[State] = []
        for branch, body, holds in ((then, node.body, True), (otherwise, node.orelse, False)):
            if not branch.is_dead:
                self.refine(node.test, holds, branch)
                ends.append(self.run_block(body, branch))
        return self.merger.merge(ends)

    def _run_raise(self, node: ast.Raise, state: State) -> None:
        call = node.exc
        if (
            not isinstance(call, ast.Call)
            or not isinstance(call.func, ast.Name)
            or len(call.args) != 1
        ):
            raise self.refuse("raising something else than Rejected(REASON) or Fault(text)", node)
        found = self.program.get_global(self.frame.function.module, call.func.id)
        if found is Fault:
            self.fail(state, True, "fault", f"raised: {ast.unparse(call)}", node)
            return
        if found is not Rejected:
            raise self.refuse(f"raising {call.func.id}", node)
        reason = self.evaluate(call.args[0], state)
        if not isinstance(reason, Symbol):
            raise self.refuse("a rejection without a reason", node)
        self.reject(state, reason, node)

    def _run_assert(self, node: ast.Assert, state: State) -> None:
        truth = self.as_truth_or_length(self.evaluate(node.test, state), state, node.test)
        self.fail(state, negate(truth), "assert", ast.unparse(node.test), node)
        self.refine(node.test, True, state)

    def _run_try(self, node: ast.Try, state: State) -> State:
        """Run a block and, where it rejects, its one handler."""
        handler = node.handlers[0] if len(node.handlers) == 1 and not node.finalbody else None
        kind = handler.type if handler is not None else None
        if handler is None or not isinstance(kind, ast.Name) or kind.id != "Rejected":
            raise self.refuse("a try with something else than `except Rejected`", node)
        if len(node.body) != 1:
            raise self.refuse("a try around more than one statement", node)
        caught: list[tuple[State, Symbol]] = []
        self.handlers.append(caught)
        try:
            end = self.run_block(node.body, state.fork(True))
        finally:
            self.handlers.pop()
        end = self.run_block(node.orelse, end)
        ends = [end]
        for rejected, reason in caught:
            # The rejected state has the names of the callee; the one statement here has bound nothing.
            branch = State(rejected.conditions, dict(state.names), rejected.heap)
            if handler.name is not None:
                branch.names[handler.name] = RecordValue(Rejected, {"reason": reason})
            ends.append(branch)
        if len(ends) == 1:
            return end
        handled = self.run_block(handler.body, self.merger.merge(ends[1:]))
        return self.merger.merge([end, handled])
