"""Calls: checked constructors, the few builtins that the text uses, records, and functions of the text."""

from __future__ import annotations

import ast
import copy
import dataclasses
import re
from collections.abc import Mapping
from typing import Final, NewType

import z3

from zgspec.prover.arithmetic import constant
from zgspec.prover.copies import Copier
from zgspec.prover.core import DeadPath, Frame
from zgspec.prover.program import (
    RUNTIME,
    SEARCHES,
    Function,
    get_base,
    get_byte_length,
    get_field_types,
    get_width,
    is_hash,
)
from zgspec.prover.state import State
from zgspec.prover.truth import disjunction, negate
from zgspec.prover.unknown import Unknowns
from zgspec.prover.values import (
    NOTHING,
    Blob,
    Boolean,
    DictCell,
    Integer,
    ListCell,
    OptionalValue,
    RecordCell,
    RecordValue,
    Reference,
    Symbol,
    TupleValue,
    Value,
    describe,
)
from zgspec.runtime import Bytes32

MAX_DEPTH: Final = 40
LIST_METHODS: Final = ("append", "pop", "extend", "copy", "insert")


class Calls(Unknowns):
    """Evaluates calls."""

    def call(self, node: ast.Call, state: State) -> Value:
        if any(isinstance(argument, ast.Starred) for argument in node.args):
            raise self.refuse("a starred argument", node)
        if isinstance(node.func, ast.Attribute):
            return self._method(node, node.func, state)
        if not isinstance(node.func, ast.Name):
            raise self.refuse("a call of an expression", node)
        function = self.program.find_function(self.frame.function.module, node.func.id)
        if function is not None:
            return self._call_text(function, node, state)
        return self._call_other(node.func.id, node, state)

    def _call_text(self, function: Function, node: ast.Call, state: State) -> Value:
        values = self._bind(function, node, state)
        if function.name in self.settings.unknown:
            return self.apply_unknown(function, values, state, node)
        if function.name in self.settings.opaque:
            # Only the value is hidden: rejections, faults and changes are those of the function.
            self.apply(function, values, state)
            hints = self.program.get_hints(function)
            return self.apply_opaque(
                function.name, list(values.values()), hints["return"], state, node
            )
        return self.apply(function, values, state)

    def _bind(self, function: Function, node: ast.Call, state: State) -> dict[str, Value]:
        names = [argument.arg for argument in function.node.args.args]
        values = dict(zip(names, [self.evaluate(item, state) for item in node.args], strict=False))
        for keyword in node.keywords:
            if keyword.arg is None:
                raise self.refuse("a starred argument", node)
            values[keyword.arg] = self.evaluate(keyword.value, state)
        if sorted(values) != sorted(names):
            raise self.refuse(f"a call of {function.name} with other arguments than declared", node)
        return values

    def apply(self, function: Function, arguments: Mapping[str, Value], state: State) -> Value:
        if len(self.frames) >= MAX_DEPTH:
            raise self.refuse("recursion", function.node)
        self.note_function(function)
        frame = Frame(function)
        names = state.names
        self.frames.append(frame)
        try:
            inner = State(state.conditions, dict(arguments), state.heap)
            end = self.run_block(function.node.body, inner)
        finally:
            self.frames.pop()
        if not end.is_dead:
            frame.returns.append((end, NOTHING))
        return self._join(frame.returns, names, state)

    def _join(
        self, returns: list[tuple[State, Value]], names: dict[str, Value], state: State
    ) -> Value:
        """Merge the ways back from a call into the caller's state."""
        result = "!result"
        ends = [
            State(end.conditions, {result: value}, end.heap)
            for end, value in returns
            if not end.is_dead
        ]
        if not ends:
            raise DeadPath
        merged = self.merger.merge(ends)
        value = merged.names[result]
        state.conditions, state.heap, state.names = merged.conditions, merged.heap, names
        return value

    def apply_opaque(
        self, name: str, arguments: list[Value], annotation: object, state: State, node: ast.expr
    ) -> Value:
        """Return the value of a function of which only its being one is known."""
        terms: list[z3.ExprRef] = []
        sorts: list[z3.SortRef] = []
        kinds: list[str] = []
        for argument in arguments:
            if isinstance(argument, Blob):
                terms.append(self.theory.opaque_term(argument.term, argument.length * 8))
                sorts.append(self.theory.sort(argument.length * 8))
                kinds.append(f"bytes{argument.length}")
            else:
                number = self.as_integer(argument, state, node)
                terms.append(self.theory.lift(number.term))
                sorts.append(self.theory.sort(0))
                kinds.append("int")
        base, kind = get_base(annotation)
        length = get_byte_length(kind)
        width = 0 if length is None else 8 * length
        if length is None and base is not int:
            raise self.refuse(f"the opaque function {name}: its result has no known size", node)
        key = f"{name}({', '.join(kinds)})"
        if key not in self.functions:
            self.functions[key] = z3.Function(key, *sorts, self.theory.sort(width))
        term = self.theory.cast(self.functions[key](*terms))
        if length is not None:
            return Blob(length, term)
        return self._check_width(Integer(term), get_width(self.program, kind) if kind else 0, state)

    def _check_width(self, number: Integer, width: int, state: State) -> Integer:
        """Return an unknown that is known to have a width."""
        bounded = self.arithmetic.limit(number.term, self.theory.bounds)
        if not width:
            return bounded
        top = constant((1 << width) - 1)
        state.require(self.arithmetic.compare(ast.GtE, bounded, constant(0)))
        state.require(self.arithmetic.compare(ast.LtE, bounded, top))
        return self.arithmetic.bounded(bounded, 0, (1 << width) - 1)

    # Names that are no functions of the text.

    def _call_other(self, name: str, node: ast.Call, state: State) -> Value:
        if name == "get_rejection":
            return self._get_rejection(node, state)
        if name in (
            "len",
            "min",
            "max",
            "abs",
            "sum",
            "int",
            "bool",
            "list",
            "tuple",
            "any",
            "all",
            "set",
        ):
            return self._builtin(name, node, state)
        found = self.program.get_global(self.frame.function.module, name)
        if name in self.settings.opaque and is_hash(found):
            values = [self.evaluate(argument, state) for argument in node.args]
            return self.apply_opaque(name, values, Bytes32, state, node)
        if name == "xor_bytes":
            return self._xor_bytes(node, state)
        width = re.fullmatch(r"(u|bytes)(\d+)", name)
        if width and getattr(found, "__module__", "").startswith(RUNTIME):
            value = self.evaluate(node.args[0], state)
            if width[1] == "bytes":
                return self._check_bytes(value, int(width[2]), state, node)
            return self._construct(value, int(width[2]), state, node)
        if isinstance(found, NewType):
            return self.evaluate(node.args[0], state)
        if found is dataclasses.replace:
            return self._replace(node, state)
        if found is copy.deepcopy:
            value = self.evaluate(node.args[0], state)
            return Copier(self.heap, dict(state.heap), state).copy(value)
        if name in SEARCHES and name in self.settings.unknown:
            return self.search(name, node, state)
        if isinstance(found, type) and dataclasses.is_dataclass(found):
            return self._make_record(found, node, state)
        raise self.refuse(f"a call of {name}", node)

    def _xor_bytes(self, node: ast.Call, state: State) -> Value:
        """Return the exclusive or of two byte strings, which have to have one length."""
        left, right = [self.unwrap(self.evaluate(item, state), state, node) for item in node.args]
        if not (isinstance(left, Blob) and isinstance(right, Blob)):
            raise self.refuse(f"xor_bytes of {describe(left)} and {describe(right)}", node)
        self.fail(state, left.length != right.length, "fault", "the lengths of xor_bytes", node)
        if isinstance(left.term, int) and isinstance(right.term, int):
            return Blob(left.length, left.term ^ right.term)
        return Blob(left.length, self.as_bits(left, node) ^ self.as_bits(right, node))

    def _join_list(self, separator: Blob, items: Value, state: State, node: ast.expr) -> Value:
        """Return the byte strings of a list, one behind the other."""
        cell = self.read_list(items, state, node)
        if separator.length or not isinstance(cell.length.term, int):
            raise self.refuse("a join with a separator, or of an unknown number of items", node)
        joined: Value = separator
        for item in cell.items[: cell.length.term]:
            joined = self.binary(ast.Add(), joined, item, state, node)
        return joined

    def _construct(self, value: Value, width: int, state: State, node: ast.expr) -> Value:
        """Check the range of an integer: the only place where a width can be exceeded."""
        plain = self.unwrap(value, state, node)
        if not isinstance(plain, Integer):
            raise self.refuse(f"u{width} of {describe(plain)}", node)
        top = (1 << width) - 1
        low = self.arithmetic.compare(ast.Lt, plain, constant(0))
        high = self.arithmetic.compare(ast.Gt, plain, constant(top))
        self.fail(state, disjunction(low, high), "fault", f"the range of u{width}", node)
        return self.arithmetic.bounded(plain, 0, top)

    def _check_bytes(self, value: Value, length: int, state: State, node: ast.expr) -> Value:
        plain = self.unwrap(value, state, node)
        if not isinstance(plain, Blob):
            raise self.refuse(f"bytes{length} of {describe(plain)}", node)
        self.fail(state, plain.length != length, "fault", f"the length of bytes{length}", node)
        return plain

    def _make_record(self, kind: type, node: ast.Call, state: State) -> Value:
        names = list(get_field_types(kind))
        fields = dict(zip(names, [self.evaluate(item, state) for item in node.args], strict=False))
        for keyword in node.keywords:
            if keyword.arg is not None:
                fields[keyword.arg] = self.evaluate(keyword.value, state)
        if sorted(fields) != sorted(names):
            raise self.refuse(f"a {kind.__name__} with other fields than declared", node)
        return self.make_record(kind, {name: fields[name] for name in names}, state)

    def _replace(self, node: ast.Call, state: State) -> Value:
        value = self.unwrap(self.evaluate(node.args[0], state), state, node)
        record = self.heap.read(state, value) if isinstance(value, Reference) else value
        if not isinstance(record, RecordValue | RecordCell):
            raise self.refuse(f"replace on {describe(value)}", node)
        fields = dict(record.fields)
        for keyword in node.keywords:
            if keyword.arg is None or keyword.arg not in fields:
                raise self.refuse("replace of a field that is not there", node)
            fields[keyword.arg] = self.evaluate(keyword.value, state)
        return self.make_record(record.kind, fields, state)

    # Builtins and methods.

    def _builtin(self, name: str, node: ast.Call, state: State) -> Value:
        values = [self.evaluate(argument, state) for argument in node.args]
        if node.keywords or not values:
            raise self.refuse(f"{name} with these arguments", node)
        first = self.unwrap(values[0], state, node)
        match name:
            case "len":
                if isinstance(first, Blob):
                    return constant(first.length)
                table = self.find_dict(first, state)
                if table is not None:
                    return self.dicts.count(table)
                return self.read_list(first, state, node).length
            case "int":
                return self.as_integer(first, state, node)
            case "bool":
                return Boolean(self.as_truth_or_length(first, state, node))
            case "abs":
                return self._absolute(self.as_integer(first, state, node), state, node)
            case "list":
                return self.heap.allocate(state, self.read_list(first, state, node))
            case "set":
                return self.heap.allocate(state, self._set(first, state, node))
            case "tuple":
                return self._tuple(self.read_list(first, state, node), node)
            case _:
                return self._fold(name, values, state, node)

    def _set(self, items: Value, state: State, node: ast.expr) -> DictCell:
        """Return the set of the items of a list: a dictionary whose values mean nothing."""
        cell = self.read_list(items, state, node)
        result = DictCell(())
        for index, item in enumerate(cell.items):
            inside = self.arithmetic.compare(ast.Gt, cell.length, constant(index))
            longer = self.dicts.store(result, item, NOTHING, state)
            result = self.merger.choose_dict(inside, longer, result)
        return result

    def _tuple(self, cell: ListCell, node: ast.expr) -> Value:
        if not isinstance(cell.length.term, int):
            raise self.refuse("a tuple of unknown length", node)
        return TupleValue(cell.items[: cell.length.term])

    def _absolute(self, number: Integer, state: State, node: ast.expr) -> Value:
        opposite = self.binary(ast.Sub(), constant(0), number, state, node)
        negative = self.arithmetic.compare(ast.Lt, number, constant(0))
        return self.merger.choose(negative, opposite, number)

    def _fold(self, name: str, values: list[Value], state: State, node: ast.expr) -> Value:
        """Return min, max, sum, any or all of a list, or of the arguments."""
        if len(values) > 1:
            if name not in ("min", "max"):
                raise self.refuse(f"{name} with these arguments", node)
            cell = ListCell(constant(len(values)), tuple(values))
        else:
            cell = self.read_list(values[0], state, node)
        if name in ("min", "max"):
            empty = self.arithmetic.compare(ast.Eq, cell.length, constant(0))
            self.fail(state, empty, "fault", f"{name} of nothing", node)
        starts: dict[str, Value] = {
            "sum": constant(0),
            "any": Boolean(False),
            "all": Boolean(True),
        }
        result = starts.get(name)
        for index, item in enumerate(cell.items):
            inside = self.arithmetic.compare(ast.Gt, cell.length, constant(index))
            if inside is False:
                break
            joined = item if result is None else self._join_items(name, result, item, state, node)
            result = joined if result is None else self.merger.choose(inside, joined, result)
        if result is None:
            raise DeadPath
        return result

    def _join_items(
        self, name: str, result: Value, item: Value, state: State, node: ast.expr
    ) -> Value:
        if name == "sum":
            return self.binary(ast.Add(), result, item, state, node)
        if name in ("any", "all"):
            truth, so_far = self.as_truth(item, state, node), self.as_truth(result, state, node)
            joined = disjunction(so_far, truth)
            return Boolean(
                joined if name == "any" else negate(disjunction(negate(so_far), negate(truth)))
            )
        operation = ast.Lt() if name == "min" else ast.Gt()
        better = self.compare(operation, item, result, state, node)
        return self._tighten(name, self.merger.choose(better, item, result), item, result)

    def _tighten(self, name: str, chosen: Value, one: Value, other: Value) -> Value:
        """Bound a minimum from above and a maximum from below, which a choice alone does not show."""
        if not (
            isinstance(chosen, Integer) and isinstance(one, Integer) and isinstance(other, Integer)
        ):
            return chosen
        if name == "min":
            highs = [side.high for side in (one, other) if side.high is not None]
            return self.arithmetic.bounded(chosen, None, min(highs)) if highs else chosen
        lows = [side.low for side in (one, other) if side.low is not None]
        return self.arithmetic.bounded(chosen, max(lows), None) if lows else chosen

    def _method(self, node: ast.Call, function: ast.Attribute, state: State) -> Value:
        target = self.unwrap(self.evaluate(function.value, state), state, node)
        values = [self.evaluate(argument, state) for argument in node.args]
        if function.attr == "bit_length" and isinstance(target, Integer):
            return self.arithmetic.bit_length(target, self.check_at(state, node))
        if isinstance(target, Blob) and function.attr == "join":
            return self._join_list(target, values[0], state, node)
        table = self.find_dict(target, state)
        if table is not None and function.attr == "get" and 1 <= len(values) <= 2:
            matches = self.dicts.match(table, values[0], state)
            return self.dicts.select(table, matches, values[1] if len(values) > 1 else NOTHING)
        if table is not None and isinstance(target, Reference) and function.attr == "setdefault":
            if len(values) != 2:
                raise self.refuse("setdefault without a default", node)
            return self._set_default(target, table, values, state)
        if table is not None and function.attr == "values":
            return self.heap.allocate(state, self._list_values(table))
        if table is not None and function.attr == "copy":
            return self.heap.allocate(state, table)
        if isinstance(target, Reference) and function.attr in LIST_METHODS:
            return self._list_method(function.attr, target, values, state, node)
        raise self.refuse(f"the method {function.attr} of {describe(target)}", node)

    def _set_default(
        self, target: Reference, table: DictCell, values: list[Value], state: State
    ) -> Value:
        """Return the value under a key, which is stored if there is none."""
        key, default = values
        value = self.dicts.select(table, self.dicts.match(table, key, state), default)
        self.update_dict(state, target, lambda cell: self.dicts.add(cell, key, default, state))
        return value

    def _list_values(self, table: DictCell) -> ListCell:
        """Return the values in the order in which their keys came, which is that of the entries."""
        result = ListCell(constant(0), ())
        for entry in table.entries:
            longer = self.lists.append(result, entry.value)
            result = self.merger.choose_list(entry.present, longer, result)
        return result

    def _list_method(
        self, name: str, target: Reference, values: list[Value], state: State, node: ast.expr
    ) -> Value:
        cell = self.read_list(target, state, node)
        if name == "copy":
            return self.heap.allocate(state, cell)
        if name == "append":
            self.heap.write(state, target, self.lists.append(cell, values[0]))
            return NOTHING
        if name == "extend":
            more = self.read_list(values[0], state, node)
            self.heap.write(state, target, self.lists.concatenate(cell, more))
            return NOTHING
        if name == "insert":
            position = self.lists.clamp(self.as_integer(values[0], state, node), cell.length)
            self.heap.write(state, target, self.lists.insert(cell, position, values[1]))
            return NOTHING
        if values:
            raise self.refuse("pop at an index", node)
        position, outside = self.lists.locate(cell, constant(-1))
        self.fail(state, outside, "fault", "pop from an empty list", node)
        length = self.arithmetic.bounded(position, 0, None)
        most = len(cell.items) if length.high is None else length.high
        self.heap.write(state, target, ListCell(length, cell.items[:most]))
        return self.lists.select(cell.items, position)

    # Rejections.

    def reject(self, state: State, reason: Symbol, node: ast.stmt | ast.expr) -> None:
        """Hand a rejection to the innermost handler; without one it is an obligation that it never happens."""
        if self.handlers:
            self.handlers[-1].append((state.fork(True), reason))
            return
        self.rejections.append((state.fork(True), reason))

    def _get_rejection(self, node: ast.Call, state: State) -> Value:
        """Return the reason with which a call of the text rejects, or None."""
        if not isinstance(node.args[0], ast.Name):
            raise self.refuse("get_rejection of an expression", node)
        call = ast.copy_location(ast.Call(node.args[0], node.args[1:], node.keywords), node)
        caught: list[tuple[State, Symbol]] = []
        names = state.names
        self.handlers.append(caught)
        ends: list[State] = []
        try:
            self.evaluate(call, state)
            ends.append(State(state.conditions, {"!reason": NOTHING}, state.heap))
        except DeadPath:
            pass
        finally:
            self.handlers.pop()
        for rejected, reason in caught:
            present: Value = OptionalValue(False, reason)
            ends.append(State(rejected.conditions, {"!reason": present}, rejected.heap))
        merged = self.merger.merge(ends)
        if merged.is_dead:
            raise DeadPath
        state.conditions, state.heap, state.names = merged.conditions, merged.heap, names
        return merged.names["!reason"]
