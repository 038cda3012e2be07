"""Expressions of the text."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable
from enum import Enum
from typing import Final

import z3

from zgspec.prover.arithmetic import constant
from zgspec.prover.core import Core, DeadPath, Settings
from zgspec.prover.dicts import Dicts
from zgspec.prover.errors import Unsupported
from zgspec.prover.lists import Lists
from zgspec.prover.program import Program, get_family
from zgspec.prover.state import State
from zgspec.prover.theory import Theory
from zgspec.prover.truth import Truth, conjunction, disjunction, negate
from zgspec.prover.values import (
    NOTHING,
    Blob,
    Boolean,
    DictCell,
    Entry,
    Integer,
    ListCell,
    Mixed,
    OptionalValue,
    RecordCell,
    RecordValue,
    Reference,
    Symbol,
    Table,
    TupleValue,
    Value,
)

ORDERINGS: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


class Expressions(Core):
    """Evaluates every kind of expression but calls and comprehensions."""

    def __init__(self, program: Program, theory: Theory, settings: Settings) -> None:
        super().__init__(program, theory, settings)
        self.lists = Lists(self.arithmetic, self.merger)
        self.dicts = Dicts(self.arithmetic, self.merger, self.comparer)

    def call(self, node: ast.Call, state: State) -> Value:
        """Return the value of a call."""
        raise NotImplementedError

    def comprehend(self, node: ast.ListComp | ast.GeneratorExp, state: State) -> Value:
        """Return the list that a comprehension makes."""
        raise NotImplementedError

    def evaluate(self, node: ast.expr, state: State) -> Value:
        try:
            return self._dispatch(node, state)
        except Unsupported as refusal:
            if refusal.place:
                raise
            raise self.refuse(refusal.construct, node) from refusal

    def _dispatch(self, node: ast.expr, state: State) -> Value:
        match node:
            case ast.Constant():
                return self._constant(node, state)
            case ast.Name():
                return self._name(node, state)
            case ast.Call():
                return self.call(node, state)
            case ast.Compare():
                return Boolean(self._compare(node, state))
            case ast.BoolOp():
                return self._bool_operation(node, state)
            case ast.BinOp():
                left, right = self.evaluate(node.left, state), self.evaluate(node.right, state)
                return self.binary(node.op, left, right, state, node)
            case ast.UnaryOp():
                return self._unary(node, state)
            case _:
                return self._dispatch_structure(node, state)

    def _dispatch_structure(self, node: ast.expr, state: State) -> Value:
        match node:
            case ast.IfExp():
                return self._conditional(node, state)
            case ast.Attribute():
                return self._attribute(node, state)
            case ast.Subscript():
                return self._subscript(node, state)
            case ast.Tuple():
                return TupleValue(self._all(node.elts, state))
            case ast.List():
                items = self._all(node.elts, state)
                return self.heap.allocate(state, ListCell(constant(len(items)), items))
            case ast.ListComp() | ast.GeneratorExp():
                return self.comprehend(node, state)
            case ast.Dict():
                return self._dict(node, state)
            case _:
                raise self.refuse(f"the expression {type(node).__name__}", node)

    def _dict(self, node: ast.Dict, state: State) -> Value:
        cell = DictCell(())
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                raise self.refuse("a dictionary that is unpacked", node)
            name = self.evaluate(key, state)
            cell = self.dicts.store(cell, name, self.evaluate(value, state), state)
        return self.heap.allocate(state, cell)

    def _all(self, nodes: list[ast.expr], state: State) -> tuple[Value, ...]:
        return tuple([self.evaluate(node, state) for node in nodes])

    def _constant(self, node: ast.Constant, state: State) -> Value:
        if node.value is None:
            return NOTHING
        if isinstance(node.value, bool | int | bytes | str):
            return self.lift(node.value, state)
        raise self.refuse(f"the constant {node.value!r}", node)

    def _name(self, node: ast.Name, state: State) -> Value:
        value = state.names.get(node.id)
        if value is None:
            found = self.program.get_global(self.frame.function.module, node.id)
            if isinstance(found, type) or callable(found):
                raise self.refuse(f"{node.id} as a value", node)
            return self.lift(found, state)
        if isinstance(value, Mixed):
            raise self.refuse(f"{node.id}, which is {value.problem}", node)
        return value

    def evaluate_under(self, node: ast.expr, condition: Truth, state: State) -> Value | None:
        """Return the value for the inputs for which the condition holds; None where there are none."""
        branch, other = state.fork(condition), state.fork(negate(condition))
        if branch.is_dead:
            return None
        try:
            value = self.evaluate(node, branch)
        except DeadPath:
            state.become(other)
            if other.is_dead:
                raise
            return None
        state.become(self.merger.merge([branch, other]))
        return value

    def _conditional(self, node: ast.IfExp, state: State) -> Value:
        condition = self.as_truth(self.evaluate(node.test, state), state, node.test)
        if isinstance(condition, bool):
            return self.evaluate(node.body if condition else node.orelse, state)
        branch, other = state.fork(condition), state.fork(negate(condition))
        self.refine(node.test, True, branch)
        self.refine(node.test, False, other)
        values: list[Value] = []
        ends: list[State] = []
        for part, end in ((node.body, branch), (node.orelse, other)):
            try:
                values.append(self.evaluate(part, end))
                ends.append(end)
            except DeadPath:
                continue
        if not ends:
            raise DeadPath
        names = state.names
        state.become(self.merger.merge(ends))
        state.names = names
        return (
            values[0] if len(values) == 1 else self.merger.choose(condition, values[0], values[1])
        )

    def _bool_operation(self, node: ast.BoolOp, state: State) -> Value:
        """Evaluate operands from the left, each only where those before it leave the result open."""
        is_and = isinstance(node.op, ast.And)
        result: Truth = is_and
        for operand in node.values:
            is_open = result if is_and else negate(result)
            if is_open is False:
                break
            value = self.evaluate_under(operand, is_open, state)
            if value is None:
                continue
            truth = self.as_truth(value, state, operand)
            result = conjunction(result, truth) if is_and else disjunction(result, truth)
        return Boolean(result)

    def _unary(self, node: ast.UnaryOp, state: State) -> Value:
        operand = self.evaluate(node.operand, state)
        if isinstance(node.op, ast.Not):
            return Boolean(negate(self.as_truth_or_length(operand, state, node)))
        number = self.as_integer(operand, state, node)
        if isinstance(node.op, ast.USub):
            return self.binary(ast.Sub(), constant(0), number, state, node)
        if isinstance(node.op, ast.Invert):
            return self.binary(ast.Sub(), constant(-1), number, state, node)
        return number

    def as_truth_or_length(self, value: Value, state: State, node: ast.expr) -> Truth:
        """Return the truth of a value, for a list whether it has items."""
        if isinstance(value, Reference):
            cell = self.heap.read(state, value)
            if isinstance(cell, ListCell):
                return self.arithmetic.compare(ast.NotEq, cell.length, constant(0))
            if isinstance(cell, DictCell):
                return disjunction(*[entry.present for entry in cell.entries])
        return self.as_truth(value, state, node)

    def binary(
        self,
        operator: ast.operator,
        left: Value,
        right: Value,
        state: State,
        node: ast.expr | ast.stmt,
    ) -> Value:
        """Return the result of an operation on integers or lists."""
        at = node if isinstance(node, ast.expr) else ast.copy_location(ast.Constant(None), node)
        for one, other in ((left, right), (right, left)):
            if isinstance(one, Reference) and isinstance(operator, ast.Mult):
                count = self.as_integer(other, state, at)
                repeated = self.lists.repeat(self.read_list(one, state, at), count)
                return self.heap.allocate(state, repeated)
        if isinstance(left, Reference) and isinstance(operator, ast.Add):
            first, second = self.read_list(left, state, at), self.read_list(right, state, at)
            return self.heap.allocate(state, self.lists.concatenate(first, second))
        if (
            isinstance(left, TupleValue)
            and isinstance(right, TupleValue)
            and isinstance(operator, ast.Add)
        ):
            return TupleValue((*left.items, *right.items))
        if isinstance(left, Blob) or isinstance(right, Blob):
            return self._bytes(operator, left, right, at)
        return self._integers(operator, left, right, state, at)

    def _bytes(self, operator: ast.operator, left: Value, right: Value, node: ast.expr) -> Value:
        match left, right, operator:
            case Blob(), Blob(), ast.Add():
                return self._join_bytes(left, right)
        raise self.refuse(f"{type(operator).__name__} on bytes", node)

    def _join_bytes(self, left: Blob, right: Blob) -> Blob:
        if left.length == 0 or right.length == 0:
            return left if right.length == 0 else right
        length = left.length + right.length
        if isinstance(left.term, int) and isinstance(right.term, int):
            return Blob(length, (left.term << (8 * right.length)) | right.term)
        widths = 8 * left.length, 8 * right.length
        return Blob(length, self.theory.join(left.term, right.term, widths))

    def as_bits(self, blob: Blob, node: ast.expr) -> z3.BitVecRef:
        """Return a byte string as a bit vector of its own width."""
        term = self.theory.opaque_term(blob.term, 8 * blob.length) if blob.length else None
        if not isinstance(term, z3.BitVecRef):
            raise self.refuse(
                "this on bytes that are not known needs a theory of bit vectors", node
            )
        return term

    def _integers(
        self, operator: ast.operator, left: Value, right: Value, state: State, node: ast.expr
    ) -> Value:
        x, y = self.as_integer(left, state, node), self.as_integer(right, state, node)
        return self.arithmetic.binary(type(operator), x, y, self.check_at(state, node))

    def _compare(self, node: ast.Compare, state: State) -> Truth:
        left = self.evaluate(node.left, state)
        results: list[Truth] = []
        for operator, operand in zip(node.ops, node.comparators, strict=True):
            right = self.evaluate(operand, state)
            results.append(self.compare(operator, left, right, state, node))
            left = right
        return conjunction(*results)

    def compare(
        self, operator: ast.cmpop, left: Value, right: Value, state: State, node: ast.expr
    ) -> Truth:
        """Return whether one comparison holds."""
        if isinstance(operator, ORDERINGS):
            x, y = self.as_integer(left, state, node), self.as_integer(right, state, node)
            return self.arithmetic.compare(type(operator), x, y)
        if isinstance(operator, ast.Eq | ast.NotEq):
            same = self._equal(left, right, state)
            return negate(same) if isinstance(operator, ast.NotEq) else same
        if isinstance(operator, ast.Is | ast.IsNot):
            same = self._identical(left, right, state, node)
            return negate(same) if isinstance(operator, ast.IsNot) else same
        found = self._contains(left, right, state, node)
        return negate(found) if isinstance(operator, ast.NotIn) else found

    def _equal(self, left: Value, right: Value, state: State) -> Truth:
        for one, other in ((left, right), (right, left)):
            if isinstance(one, Boolean) and isinstance(other, Integer):
                number = self.arithmetic.choose(one.term, constant(1), constant(0))
                return self.comparer.equal(state, number, other)
        return self.comparer.equal(state, left, right)

    def _identical(self, left: Value, right: Value, state: State, node: ast.expr) -> Truth:
        if left == NOTHING or right == NOTHING:
            other = right if left == NOTHING else left
            return other.absent if isinstance(other, OptionalValue) else False
        if isinstance(left, Symbol | Boolean | OptionalValue):
            return self.comparer.equal(state, left, right)
        raise self.refuse("`is` between two values", node)

    def _contains(self, item: Value, container: Value, state: State, node: ast.expr) -> Truth:
        if isinstance(container, TupleValue):
            return disjunction(*[self._equal(item, entry, state) for entry in container.items])
        table = self.find_dict(container, state)
        if table is not None:
            return disjunction(*self.dicts.match(table, item, state))
        cell = self.read_list(container, state, node)
        found: list[Truth] = []
        for index, entry in enumerate(cell.items):
            inside = self.arithmetic.compare(ast.Gt, cell.length, constant(index))
            found.append(conjunction(inside, self._equal(item, entry, state)))
        return disjunction(*found)

    def read_list(self, value: Value, state: State, node: ast.expr) -> ListCell:
        """Return the content of a list, or of a tuple as a list."""
        plain = self.unwrap(value, state, node)
        if isinstance(plain, TupleValue):
            return ListCell(constant(len(plain.items)), plain.items)
        if isinstance(plain, Reference):
            cell = self.heap.read(state, plain)
            if isinstance(cell, ListCell):
                return cell
        raise self.refuse(f"a list is needed, not {self._describe(plain)}", node)

    def find_dict(self, value: Value, state: State) -> DictCell | None:
        """Return the content of a dictionary, None for another value."""
        if isinstance(value, Table):
            return DictCell(tuple(Entry(True, key, item) for key, item in value.entries))
        cell = self.heap.read(state, value) if isinstance(value, Reference) else None
        return cell if isinstance(cell, DictCell) else None

    def update_dict(
        self, state: State, reference: Reference, change: Callable[[DictCell], DictCell]
    ) -> None:
        """Change a dictionary. Where several are meant, each keeps entries of its own only."""
        self.heap.update(
            state, reference, lambda cell: change(cell) if isinstance(cell, DictCell) else cell
        )

    def _attribute(self, node: ast.Attribute, state: State) -> Value:
        if isinstance(node.value, ast.Name) and node.value.id not in state.names:
            found = self.program.get_global(self.frame.function.module, node.value.id)
            if isinstance(found, type) and issubclass(found, Enum):
                member = found.__members__.get(node.attr)
                if member is not None:
                    index = self.get_family_members(get_family(found)).index(member)
                    return Symbol(get_family(found), constant(index))
        value = self.unwrap(self.evaluate(node.value, state), state, node)
        fields = value.fields if isinstance(value, RecordValue) else None
        if isinstance(value, Reference):
            cell = self.heap.read(state, value)
            fields = cell.fields if isinstance(cell, RecordCell) else None
        if fields is None or node.attr not in fields:
            raise self.refuse(f"the attribute {node.attr} of {self._describe(value)}", node)
        found_field = fields[node.attr]
        if isinstance(found_field, Mixed):
            raise self.refuse(f"{node.attr}, which is {found_field.problem}", node)
        return found_field

    def _subscript(self, node: ast.Subscript, state: State) -> Value:
        container = self.unwrap(self.evaluate(node.value, state), state, node)
        if isinstance(node.slice, ast.Slice):
            return self._slice(container, node.slice, state, node)
        key = self.evaluate(node.slice, state)
        table = self.find_dict(container, state)
        if table is not None:
            return self._look_up(table, key, state, node)
        if isinstance(container, Blob):
            return self._read_byte(container, self.as_integer(key, state, node), state, node)
        cell = self.read_list(container, state, node)
        position, outside = self.lists.locate(cell, self.as_integer(key, state, node))
        self.fail(state, outside, "fault", "index out of range", node)
        return self.lists.select(cell.items, position)

    def _look_up(self, cell: DictCell, key: Value, state: State, node: ast.expr) -> Value:
        matches = self.dicts.match(cell, key, state)
        self.fail(state, negate(disjunction(*matches)), "fault", "missing key", node)
        return self.dicts.select(cell, matches, None)

    def _slice(self, container: Value, part: ast.Slice, state: State, node: ast.expr) -> Value:
        if part.step is not None:
            raise self.refuse("a slice with a step", node)
        ends = [
            None if end is None else self.as_integer(self.evaluate(end, state), state, end)
            for end in (part.lower, part.upper)
        ]
        if isinstance(container, Blob):
            return self._slice_bytes(container, ends, node)
        result = self.lists.slice(self.read_list(container, state, node), ends[0], ends[1])
        if isinstance(container, TupleValue):
            if not isinstance(result.length.term, int):
                raise self.refuse("a slice of a tuple with unknown bounds", node)
            return TupleValue(result.items[: result.length.term])
        return self.heap.allocate(state, result)

    def _slice_bytes(self, blob: Blob, ends: list[Integer | None], node: ast.expr) -> Value:
        known: list[int | None] = []
        for end in ends:
            if end is not None and not isinstance(end.term, int):
                raise self.refuse("a slice of bytes at an unknown position", node)
            known.append(end.term if end is not None and isinstance(end.term, int) else None)
        positions = range(blob.length)[known[0] : known[1]]
        return self._cut_bytes(blob, positions.start, len(positions))

    def _cut_bytes(self, blob: Blob, start: int, length: int) -> Blob:
        """Return so many bytes from a position on, all of them inside."""
        low, bits = 8 * (blob.length - start - length), 8 * length
        if length == 0:
            return Blob(0, 0)
        if isinstance(blob.term, int):
            return Blob(length, (blob.term >> low) % (1 << bits))
        return Blob(length, self.theory.cut(blob.term, 8 * blob.length, low, bits))

    def _read_byte(self, blob: Blob, index: Integer, state: State, node: ast.expr) -> Integer:
        if not isinstance(index.term, int):
            raise self.refuse("a byte at an unknown position", node)
        outside = not -blob.length <= index.term < blob.length
        self.fail(state, outside, "fault", "index out of range", node)
        byte = self._cut_bytes(blob, index.term % blob.length, 1).term
        if isinstance(byte, int):
            return constant(byte)
        return self.arithmetic.limit(self.theory.read_opaque(byte, 8), (0, 255))

    # Bounds that a condition gives to local names.

    def refine(self, test: ast.expr, holds: bool, state: State) -> None:
        """Narrow the bounds of local integers in a state where a condition holds, or fails."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            self.refine(test.operand, not holds, state)
        elif isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And if holds else ast.Or):
            for part in test.values:
                self.refine(part, holds, state)
        elif isinstance(test, ast.Compare) and (holds or len(test.ops) == 1):
            operands = [test.left, *test.comparators]
            pairs = itertools.pairwise(operands)
            for operator, (left, right) in zip(test.ops, pairs, strict=True):
                self._refine_pair(left, type(operator), right, holds, state)

    def _refine_pair(
        self, left: ast.expr, operator: type[ast.cmpop], right: ast.expr, holds: bool, state: State
    ) -> None:
        opposite = {ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt}
        mirrored = {
            ast.Lt: ast.Gt,
            ast.GtE: ast.LtE,
            ast.Gt: ast.Lt,
            ast.LtE: ast.GtE,
            ast.Eq: ast.Eq,
        }
        actual = (
            operator
            if holds
            else opposite.get(operator, ast.Eq if operator is ast.NotEq else ast.NotEq)
        )
        if actual not in mirrored:
            return
        self._refine_name(left, actual, right, state)
        self._refine_name(right, mirrored[actual], left, state)

    def _refine_name(
        self, name: ast.expr, operator: type[ast.cmpop], bound: ast.expr, state: State
    ) -> None:
        if not isinstance(name, ast.Name):
            return
        value = state.names.get(name.id)
        limit = self._peek(bound, state)
        if not isinstance(value, Integer) or isinstance(value.term, int) or limit is None:
            return
        low, high = value.low, value.high
        if operator in (ast.Lt, ast.LtE, ast.Eq) and limit.high is not None:
            most = limit.high - 1 if operator is ast.Lt else limit.high
            high = most if high is None else min(high, most)
        if operator in (ast.Gt, ast.GtE, ast.Eq) and limit.low is not None:
            least = limit.low + 1 if operator is ast.Gt else limit.low
            low = least if low is None else max(low, least)
        if low is None or high is None or low < high:
            state.names[name.id] = Integer(value.term, low, high, value.cases)

    def _peek(self, node: ast.expr, state: State) -> Integer | None:
        """Return the value of an expression without calls, without leaving obligations behind."""
        if any(
            isinstance(part, ast.Call | ast.Subscript | ast.Attribute) for part in ast.walk(node)
        ):
            return None
        self.quiet += 1
        try:
            value = self.evaluate(node, state.fork(True))
        except (DeadPath, Unsupported):
            return None
        finally:
            self.quiet -= 1
        return value if isinstance(value, Integer) else None
