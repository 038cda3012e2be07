"""Unknown inputs of every type that the text uses, and the Python objects that a model of the solver gives them."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from enum import Enum
from typing import Final

import z3

from zgspec.prover import intervals
from zgspec.prover.arithmetic import constant
from zgspec.prover.bounds import Bounds
from zgspec.prover.errors import Unsupported
from zgspec.prover.intervals import Interval
from zgspec.prover.loops import Machine
from zgspec.prover.program import (
    Function,
    get_base,
    get_byte_length,
    get_dict_types,
    get_family,
    get_field_types,
    get_item_type,
    get_optional_type,
    get_tuple_types,
    get_width,
)
from zgspec.prover.state import State
from zgspec.prover.strings import decode_string
from zgspec.prover.theory import IntegerTheory, Number
from zgspec.prover.truth import Truth, conjunction, disjunction, negate
from zgspec.prover.values import (
    Blob,
    Boolean,
    ByteString,
    Cell,
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
    TupleValue,
    Value,
)

MAX_CAPACITY: Final = 64


class Inputs:
    """Makes unknowns.

    `capacity` bounds lists for which no assumption does, 0 refuses them; `ceiling` bounds integers.
    """

    def __init__(
        self, machine: Machine, bounds: Bounds, capacity: int = 0, ceiling: int | None = None
    ) -> None:
        self.machine = machine
        self.bounds = bounds
        self.capacity = capacity
        self.ceiling = ceiling
        self.cut: set[int] = set()
        """The lists that are bounded by the capacity alone."""

    def make_all(self, function: Function, state: State) -> dict[str, Value]:
        """Return an unknown for each parameter."""
        hints = self.machine.program.get_hints(function)
        names = [argument.arg for argument in function.node.args.args]
        return {name: self.make(name, name, hints[name], state) for name in names}

    def make(self, name: str, path: str, annotation: object, state: State) -> Value:
        """Return an unknown of a type."""
        base, kind = get_base(annotation)
        if base is bool:
            return Boolean(self.machine.theory.fresh_truth(name))
        if base is int:
            width = None if kind is None else get_width(self.machine.program, kind)
            domain: Interval = (None, None) if width is None else (0, (1 << width) - 1)
            return self.make_integer(name, path, domain)
        if base is bytes:
            length = get_byte_length(kind)
            if length is None:
                return self._make_string(name)
            return self._make_blob(name, length)
        return self._make_compound(name, path, base, state)

    def make_integer(self, name: str, path: str, domain: Interval) -> Integer:
        """Return an unknown integer inside its type and the assumed bounds."""
        theory = self.machine.theory
        low, high = intervals.intersect(domain, self.bounds.get(path, (None, self.ceiling)))
        if not intervals.is_within((low, high), theory.bounds):
            raise Unsupported(f"{theory.name}: {path} needs an assumed bound that fits this width")
        number = self.machine.arithmetic.limit(theory.fresh(name), (low, high))
        for operation, bound in ((ast.GtE, low), (ast.LtE, high)):
            if bound is not None and not isinstance(number.term, int):
                plain = Integer(number.term)
                self._restrict(self.machine.arithmetic.compare(operation, plain, constant(bound)))
        return number

    def _restrict(self, truth: Truth) -> None:
        if truth is not True:
            self.machine.domain.append(truth)

    def _make_string(self, name: str) -> Value:
        """Return unknown bytes of any length."""
        if not isinstance(self.machine.theory, IntegerTheory):
            return Mixed(f"{name}, bytes of no fixed length, which need unbounded integers")
        return ByteString(self.make_integer(name, "", (0, None)).term)

    def _make_blob(self, name: str, length: int) -> Blob:
        term = self.machine.theory.opaque(name, 8 * length)
        self._restrict(self.machine.theory.opaque_domain(term, 8 * length))
        return Blob(length, term)

    def _make_compound(self, name: str, path: str, annotation: object, state: State) -> Value:
        item = get_item_type(annotation)
        if item is not None:
            return self._make_list(name, path, item, state)
        pair = get_dict_types(annotation)
        if pair is not None:
            return self._make_dict(name, path, pair, state)
        parts = get_tuple_types(annotation)
        if parts is not None:
            items = [self.make(f"{name}.{k}", path, part, state) for k, part in enumerate(parts)]
            return TupleValue(tuple(items))
        inner = get_optional_type(annotation)
        if inner is not None:
            absent = self.machine.theory.fresh_truth(f"{name} is None")
            return OptionalValue(absent, self.make(name, path, inner, state))
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            members = self.machine.get_family_members(get_family(annotation))
            own = [members.index(member) for member in annotation]
            return Symbol(get_family(annotation), self.make_integer(name, "", (own[0], own[-1])))
        return self._make_record(name, path, annotation, state)

    def _make_record(self, name: str, path: str, annotation: object, state: State) -> Value:
        if not isinstance(annotation, type) or annotation is dict:
            return Mixed(f"{name}, which the prover can't represent")
        try:
            types = get_field_types(annotation)
        except Unsupported:
            return Mixed(f"{name}, which the prover can't represent")
        fields = {
            key: self.make(f"{name}.{key}", f"{path}.{key}", kind, state)
            for key, kind in types.items()
        }
        return self.machine.make_record(annotation, fields, state)

    def _make_list(self, name: str, path: str, item: object, state: State) -> Value:
        length = self._make_length(name, path)
        if length is None:
            return Mixed(f"a list without a small bound: assume(len({path}) <= ...)")
        capacity = length.high or 0
        items = [self.make(f"{name}[{k}]", f"{path}[]", item, state) for k in range(capacity)]
        return self._allocate(path, ListCell(length, tuple(items)), state)

    def _make_length(self, name: str, path: str) -> Integer | None:
        """Return an unknown number of items within the assumed bound or the capacity, None without either."""
        low, high = self.bounds.get(f"len({path})", (None, None))
        capacity = self.capacity if high is None else high
        if capacity > MAX_CAPACITY or (high is None and not self.capacity):
            return None
        return self.make_integer(f"len({name})", "", (max(low or 0, 0), capacity))

    def _allocate(self, path: str, cell: Cell, state: State) -> Reference:
        made = self.machine.heap.allocate(state, cell)
        if self.bounds.get(f"len({path})", (None, None))[1] is None:
            self.cut.update(number for _, number in made.targets)
        return made

    def _make_dict(self, name: str, path: str, kinds: tuple[object, object], state: State) -> Value:
        """Return an unknown dictionary: a number of entries, whose keys differ."""
        length = self._make_length(name, path)
        if length is None:
            return Mixed(f"a dictionary without a small bound: assume(len({path}) <= ...)")
        machine = self.machine
        entries: list[Entry] = []
        for k in range(length.high or 0):
            present = machine.arithmetic.compare(ast.Gt, length, constant(k))
            key = self.make(f"{name}.key{k}", f"{path}.key", kinds[0], state)
            cell = DictCell(tuple(entries))
            twice = disjunction(*machine.dicts.match(cell, key, state))
            self._restrict(negate(conjunction(present, twice)))
            value = self.make(f"{name}[{k}]", f"{path}[]", kinds[1], state)
            entries.append(Entry(present, key, value))
        return self._allocate(path, DictCell(tuple(entries)), state)


class Reader:
    """Reads Python objects out of a model."""

    def __init__(self, machine: Machine, model: z3.ModelRef, heap: Mapping[int, Cell]) -> None:
        self.machine = machine
        self.model = model
        self.heap = heap

    def read_all(self, function: Function, values: Mapping[str, Value]) -> dict[str, object]:
        """Return an argument for each parameter."""
        hints = self.machine.program.get_hints(function)
        return {name: self.read(value, hints[name]) for name, value in values.items()}

    def read_number(self, number: Number) -> int:
        """Return the value of a term."""
        if isinstance(number, int):
            return number
        found = self.model.eval(number, model_completion=True)
        if isinstance(found, z3.IntNumRef):
            return found.as_long()
        if isinstance(found, z3.BitVecNumRef):
            return found.as_signed_long()
        raise TypeError("the model leaves a number open")

    def read_truth(self, truth: Truth) -> bool:
        """Return the value of a truth value."""
        if isinstance(truth, bool):
            return truth
        return z3.is_true(self.model.eval(truth, model_completion=True))

    def read(self, value: Value, annotation: object) -> object:
        """Return the object that a value of a type stands for in the model."""
        match value:
            case Boolean():
                return self.read_truth(value.term)
            case Integer():
                return self.read_number(value.term)
            case Blob():
                number = self.read_number(value.term) % (1 << (8 * value.length))
                return number.to_bytes(value.length, "big")
            case ByteString():
                return decode_string(self.read_number(value.number))
            case Symbol():
                members = self.machine.get_family_members(value.family)
                return members[self.read_number(value.index.term)]
            case OptionalValue():
                if value.value is None or self.read_truth(value.absent):
                    return None
                return self.read(value.value, get_optional_type(annotation) or annotation)
            case _:
                return self._read_compound(value, annotation)

    def _read_compound(self, value: Value, annotation: object) -> object:
        match value:
            case TupleValue():
                parts = get_tuple_types(annotation) or (annotation,) * len(value.items)
                pairs = zip(value.items, parts, strict=True)
                return tuple(self.read(item, part) for item, part in pairs)
            case RecordValue():
                return self._read_record(value.kind, value.fields)
            case Reference():
                guards = [self.read_truth(guard) for guard, _ in value.targets]
                cell = self.heap[value.targets[guards.index(True)][1]]
                if isinstance(cell, RecordCell):
                    return self._read_record(cell.kind, cell.fields)
                if isinstance(cell, DictCell):
                    return self._read_dict(cell, get_dict_types(annotation) or (None, None))
                count = self.read_number(cell.length.term)
                item = get_item_type(annotation)
                return [self.read(entry, item) for entry in cell.items[:count]]
            case _:
                return _make_empty(annotation)

    def _read_dict(self, cell: DictCell, kinds: tuple[object, object]) -> object:
        return {
            self.read(entry.key, kinds[0]): self.read(entry.value, kinds[1])
            for entry in cell.entries
            if self.read_truth(entry.present)
        }

    def _read_record(self, kind: type, fields: Mapping[str, Value]) -> object:
        types = get_field_types(kind)
        values = {name: self.read(value, types[name]) for name, value in fields.items()}
        return kind(**values)


def _make_empty(annotation: object) -> object:
    """Return the emptiest object of a type whose values the prover does not represent."""
    if get_item_type(annotation) is not None:
        return []
    return {} if annotation is dict or get_dict_types(annotation) is not None else b""
