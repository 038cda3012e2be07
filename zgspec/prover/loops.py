"""Loops: over bounded things, unrolled with an obligation that the bound sufficed, or cut by an invariant."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from zgspec.prover import intervals
from zgspec.prover.arithmetic import constant
from zgspec.prover.core import DeadPath, LoopExits
from zgspec.prover.errors import Unsupported
from zgspec.prover.notes import read_notes
from zgspec.prover.state import State
from zgspec.prover.statements import Statements
from zgspec.prover.truth import Truth, conjunction, disjunction, negate
from zgspec.prover.values import (
    Blob,
    Boolean,
    Cell,
    Integer,
    ListCell,
    Reference,
    TupleValue,
    Value,
)

MAX_KNOWN: Final = 2048
MAX_RANGE: Final = 16


@dataclass(frozen=True)
class Iteration:
    """What a for loop runs over: how many items there are, and each of them."""

    count: Integer
    item: Callable[[int], Value]
    most: int | None
    source: Mapping[int, Cell | None] | None = None
    """The cells of the list, with what they hold."""


@dataclass(frozen=True)
class Notes:
    """The comments of a loop: what holds before each round, and what gets smaller."""

    invariants: tuple[ast.expr, ...]
    decreases: tuple[ast.expr, ...]


class Machine(Statements):
    """The whole translator."""

    def run_loop(self, node: ast.For | ast.While, state: State) -> State:
        if node.orelse:
            raise self.refuse("a loop with else", node)
        if isinstance(node, ast.For):
            return self._run_for(node, state)
        notes = self._get_notes(node)
        return self._cut(node, notes, state) if notes.invariants else self._unwind(node, state)

    # For loops and comprehensions.

    def iterate(self, node: ast.expr, state: State) -> Iteration:
        """Return what an expression in a for loop runs over."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "range":
                return self._range(node, state)
            if node.func.id in ("enumerate", "zip", "reversed"):
                return self._combine(node, node.func.id, state)
        value = self.unwrap(self.evaluate(node, state), state, node)
        cell = self.read_list(value, state, node)
        source = None
        if isinstance(value, Reference):
            source = {number: state.heap.get(number) for _, number in value.targets}
        return Iteration(cell.length, lambda k: cell.items[k], len(cell.items), source)

    def _combine(self, node: ast.Call, name: str, state: State) -> Iteration:
        parts = [self.iterate(argument, state) for argument in node.args]
        first = parts[0]
        if name == "enumerate" and len(parts) == 1:
            return Iteration(
                first.count, lambda k: TupleValue((constant(k), first.item(k))), first.most
            )
        if name == "zip" and len(parts) == 2:
            second = parts[1]
            shorter = self.arithmetic.compare(ast.Lt, first.count, second.count)
            count = self.arithmetic.choose(shorter, first.count, second.count)
            known = [part.most for part in parts if part.most is not None]
            pair = lambda k: TupleValue((first.item(k), second.item(k)))  # noqa: E731
            return Iteration(count, pair, min(known) if known else None)
        raise self.refuse(f"{name} with these arguments", node)

    def _range(self, node: ast.Call, state: State) -> Iteration:
        ends = [self.as_integer(self.evaluate(a, state), state, a) for a in node.args]
        start = ends[0] if len(ends) > 1 else constant(0)
        stop = ends[1] if len(ends) > 1 else ends[0]
        step = ends[2].term if len(ends) > 2 else 1
        if not isinstance(step, int) or step == 0:
            raise self.refuse("range with an unknown step", node)
        sign = 1 if step > 0 else -1
        check = self.check_at(state, node)
        operate = self.arithmetic.binary
        distance = operate(ast.Sub, stop, start, check)
        if sign < 0:
            distance = operate(ast.Sub, constant(0), distance, check)
        rounded = operate(ast.Add, distance, constant(step * sign - 1), check)
        count = operate(ast.FloorDiv, rounded, constant(step * sign), check)
        empty = self.arithmetic.compare(ast.LtE, count, constant(0))
        count = self.arithmetic.bounded(
            self.arithmetic.choose(empty, constant(0), count),
            0,
            max(count.high or 0, 0) if count.high is not None else None,
        )

        def item(k: int) -> Value:
            # Asked for only where the round is under way: the number lies before the end.
            return operate(ast.Add, start, constant(k * step), lambda truth, wrong, label: None)

        return Iteration(count, item, count.high)

    def _get_rounds(self, iteration: Iteration) -> tuple[int, bool]:
        """Return how often to unroll, and whether that is certainly enough."""
        known = iteration.most if iteration.most is not None else None
        if iteration.count.high is not None:
            known = iteration.count.high if known is None else min(known, iteration.count.high)
        sure = MAX_KNOWN if isinstance(iteration.count.term, int) or iteration.source else MAX_RANGE
        if known is not None and known <= max(self.settings.unroll, sure):
            return known, True
        return self.settings.unroll, False

    def _run_for(self, node: ast.For, state: State) -> State:
        iteration = self.iterate(node.iter, state)
        rounds, is_sure = self._get_rounds(iteration)
        exits: list[State] = []
        loop = LoopExits()
        self.frame.loops.append(loop)
        try:
            for index in range(rounds):
                more = self.arithmetic.compare(ast.Gt, iteration.count, constant(index))
                exits.append(state.fork(negate(more)))
                state = state.fork(more)
                if state.is_dead:
                    break
                self.assign(node.target, iteration.item(index), state)
                state = self.merger.merge([self.run_block(node.body, state), *loop.continues])
                loop.continues = []
                self._check_source(iteration, state, node)
        finally:
            self.frame.loops.pop()
        if not is_sure and not state.is_dead:
            more = self.arithmetic.compare(ast.Gt, iteration.count, constant(rounds))
            self._fail_quietly(state, more, f"more than {rounds} rounds", node)
        return self.merger.merge([*exits, *loop.breaks, state])

    def _check_source(self, iteration: Iteration, state: State, node: ast.For) -> None:
        if iteration.source is None or state.is_dead:
            return
        if any(state.heap.get(number) is not cell for number, cell in iteration.source.items()):
            raise self.refuse("changing a list while a loop runs over it", node)

    def _fail_quietly(self, state: State, wrong: Truth, label: str, node: ast.stmt) -> None:
        """Note an obligation about the bound of a loop; what lies behind the bound is left out."""
        try:
            self.fail(state, wrong, "unwind", label, node)
        except DeadPath:
            state.require(False)

    def comprehend(self, node: ast.ListComp | ast.GeneratorExp, state: State) -> Value:
        if len(node.generators) != 1:
            raise self.refuse("a nested comprehension", node)
        generator = node.generators[0]
        iteration = self.iterate(generator.iter, state)
        rounds, is_sure = self._get_rounds(iteration)
        if not is_sure:
            raise self.refuse("a comprehension over something without a small bound", node)
        outer = dict(state.names)
        result = ListCell(constant(0), ())
        for index in range(rounds):
            inside = self.arithmetic.compare(ast.Gt, iteration.count, constant(index))
            branch, rest = state.fork(inside), state.fork(negate(inside))
            if branch.is_dead:
                break
            self.assign(generator.target, iteration.item(index), branch)
            taken, value = self._take(node.elt, generator.ifs, branch)
            state.become(self.merger.merge([branch, rest]))
            if value is not None:
                chosen = conjunction(inside, taken)
                longer = self.lists.append(result, value)
                cell = self.merger.choose_cell(chosen, longer, result)
                result = cell if isinstance(cell, ListCell) else result
        state.names = outer
        if not generator.ifs:
            result = ListCell(iteration.count, result.items)
        return self.heap.allocate(state, result)

    def _take(
        self, element: ast.expr, tests: list[ast.expr], state: State
    ) -> tuple[Truth, Value | None]:
        """Return whether an item passes the tests of a comprehension, and what it becomes."""
        taken: Truth = True
        for test in tests:
            value = self.evaluate_under(test, taken, state)
            if value is not None:
                taken = conjunction(taken, self.as_truth_or_length(value, state, test))
        return taken, self.evaluate_under(element, taken, state)

    # While loops, unrolled.

    def _unwind(self, node: ast.While, state: State) -> State:
        exits: list[State] = []
        loop = LoopExits()
        self.frame.loops.append(loop)
        try:
            for index in range(self.settings.unroll + 1):
                truth = self.as_truth_or_length(self.evaluate(node.test, state), state, node.test)
                left = state.fork(negate(truth))
                self.refine(node.test, False, left)
                exits.append(left)
                state = state.fork(truth)
                if state.is_dead or not (truth is True or self.is_feasible(state.condition)):
                    break
                if index == self.settings.unroll:
                    label = f"more than {self.settings.unroll} rounds"
                    self._fail_quietly(state, True, label, node)
                    break
                self.refine(node.test, True, state)
                state = self.merger.merge([self.run_block(node.body, state), *loop.continues])
                loop.continues = []
                if state.is_dead:
                    break
        except DeadPath:
            pass
        finally:
            self.frame.loops.pop()
        return self.merger.merge([*exits, *loop.breaks])

    # While loops, cut by an invariant.

    def _get_notes(self, node: ast.While) -> Notes:
        """Return the comments between the head of a loop and its first statement."""
        found: dict[str, list[ast.expr]] = {"invariant": [], "decreases": []}
        code = self.program.get_code(self.frame.function.module)
        for note in read_notes(code, range(node.lineno, node.body[0].lineno)):
            try:
                expression = ast.parse(note.text, mode="eval").body
            except SyntaxError as error:
                raise self.refuse(f"the note {note.text!r}", node) from error
            for part in ast.walk(expression):
                if isinstance(part, ast.expr):
                    part.lineno = note.line
            found[note.word].append(expression)
        return Notes(tuple(found["invariant"]), tuple(found["decreases"]))

    def _cut(self, node: ast.While, notes: Notes, state: State) -> State:
        """The invariant holds on entry, is kept by the body, and is all that is known afterwards."""
        if not notes.decreases:
            raise self.refuse("an invariant without a `# decreases:` comment", node)
        self._claim(notes, state, "the invariant does not hold on entry", node)
        head = self._forget(node, state, self._find_bounds(node, notes, state))
        for invariant in notes.invariants:
            head.require(self._evaluate_note(invariant, head))
            self.refine(invariant, True, head)
        heap = dict(head.heap)
        truth = self.as_truth_or_length(self.evaluate(node.test, head), head, node.test)
        inside, outside = head.fork(truth), head.fork(negate(truth))
        self.refine(node.test, True, inside)
        self.refine(node.test, False, outside)
        measures = [self._measure(measure, inside) for measure in notes.decreases]
        loop = LoopExits()
        end = self._run_round(node, inside, loop)
        if not end.is_dead:
            self._refuse_heap_changes(node, heap, end)
            self._claim(notes, end, "the invariant is not kept", node)
            self._claim_decrease(notes, measures, end, node)
        return self.merger.merge([outside, *loop.breaks])

    def _run_round(self, node: ast.While, state: State, loop: LoopExits) -> State:
        self.frame.loops.append(loop)
        try:
            return self.merger.merge([self.run_block(node.body, state), *loop.continues])
        finally:
            self.frame.loops.pop()

    def _evaluate_note(self, note: ast.expr, state: State) -> Truth:
        """Return whether a note holds; a fault in it means that it does not."""
        copy = state.fork(True)
        before = len(copy.conditions)
        self.quiet += 1
        try:
            truth = self.as_truth_or_length(self.evaluate(note, copy), copy, note)
        except DeadPath:
            return False
        finally:
            self.quiet -= 1
        return conjunction(*copy.conditions[before:], truth)

    def _measure(self, note: ast.expr, state: State) -> Integer:
        self.quiet += 1
        try:
            return self.as_integer(self.evaluate(note, state.fork(True)), state, note)
        finally:
            self.quiet -= 1

    def _claim(self, notes: Notes, state: State, label: str, node: ast.stmt) -> None:
        for invariant in notes.invariants:
            wrong = negate(self._evaluate_note(invariant, state))
            text = f"{label}: {ast.unparse(invariant)}"
            self.fail(state, wrong, "invariant", text, node)

    def _claim_decrease(
        self, notes: Notes, measures: list[Integer], end: State, node: ast.stmt
    ) -> None:
        for note, before in zip(notes.decreases, measures, strict=True):
            after = self._measure(note, end)
            grows = negate(self.arithmetic.compare(ast.Lt, after, before))
            negative = self.arithmetic.compare(ast.Lt, before, constant(0))
            text = f"the measure does not decrease: {ast.unparse(note)}"
            self.fail(end, disjunction(grows, negative), "invariant", text, node)

    def _refuse_heap_changes(self, node: ast.While, before: Mapping[int, Cell], end: State) -> None:
        """Refuse a round that leaves another list or record behind, itself or in a call.

        Only names are forgotten at the head of the loop. A change in the round that leaves the loop
        is followed exactly: no round comes after it.
        """
        for cell, content in before.items():
            if end.heap.get(cell) is not content:
                raise self.refuse("a loop with an invariant that changes a list or a record", node)

    def _get_assigned(self, node: ast.While, state: State) -> list[str]:
        assigned = {
            part.id
            for part in ast.walk(node)
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
        }
        return sorted(assigned & state.names.keys())

    def _find_bounds(
        self, node: ast.While, notes: Notes, state: State
    ) -> dict[str, intervals.Interval]:
        """Return bounds that one round from anywhere cannot leave: constructors in the body give them."""
        names = self._get_assigned(node, state)
        head = self._forget(node, state, {})
        self.quiet += 1
        try:
            for invariant in notes.invariants:
                head.require(self._evaluate_note(invariant, head))
                self.refine(invariant, True, head)
            end = self._run_round(node, head, LoopExits())
        except (DeadPath, Unsupported):
            return {}
        finally:
            self.quiet -= 1
        bounds: dict[str, intervals.Interval] = {}
        for name in names:
            before, after = state.names[name], end.names.get(name)
            if isinstance(before, Integer) and isinstance(after, Integer):
                bounds[name] = intervals.hull(before.interval, after.interval)
        return bounds

    def _forget(
        self, node: ast.While, state: State, bounds: dict[str, intervals.Interval]
    ) -> State:
        """Return the state with new unknowns for what the loop assigns."""
        head = state.fork(True)
        for name in self._get_assigned(node, state):
            head.names[name] = self._forget_value(
                name, state.names[name], bounds.get(name, (None, None)), head, node
            )
        return head

    def _forget_value(
        self, name: str, value: Value, interval: intervals.Interval, state: State, node: ast.While
    ) -> Value:
        unknown = self.get_unknown_name(name)
        if isinstance(value, Integer):
            number = self.arithmetic.limit(self.theory.fresh(unknown), interval)
            for operation, bound in ((ast.GtE, number.low), (ast.LtE, number.high)):
                if bound is not None and bound not in self.theory.bounds:
                    plain = Integer(number.term)
                    state.require(self.arithmetic.compare(operation, plain, constant(bound)))
            return number
        if isinstance(value, Boolean):
            return Boolean(self.theory.fresh_truth(unknown))
        if isinstance(value, Blob):
            term = self.theory.opaque(unknown, value.length * 8)
            state.require(self.theory.opaque_domain(term, value.length * 8))
            return Blob(value.length, term)
        raise self.refuse(f"a loop with an invariant that assigns {name}", node)
