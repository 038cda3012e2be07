"""Where control stands: a condition, local names and a heap. States that meet again are merged into one."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

import z3

from zgspec.prover.arithmetic import Arithmetic
from zgspec.prover.errors import Unsupported
from zgspec.prover.truth import (
    Truth,
    choose_truth,
    conjunction,
    disjunction,
    equal_truth,
    is_same,
    negate,
    simplified,
    to_term,
)
from zgspec.prover.values import (
    Blob,
    Boolean,
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
    Table,
    Text,
    TupleValue,
    Value,
    describe,
)


@dataclass
class State:
    """Control is here when every condition holds."""

    conditions: tuple[Truth, ...]
    names: dict[str, Value]
    heap: dict[int, Cell]

    @property
    def is_dead(self) -> bool:
        """Return whether control certainly is not here."""
        return any(condition is False for condition in self.conditions)

    @property
    def condition(self) -> Truth:
        """Return the conjunction of all conditions."""
        return conjunction(*self.conditions)

    def require(self, truth: Truth) -> None:
        """Leave out the inputs for which this does not hold."""
        if truth is not True:
            self.conditions = (*self.conditions, truth) if truth is not False else (False,)

    def fork(self, truth: Truth) -> State:
        """Return a copy for the inputs for which this holds."""
        copy = State(self.conditions, dict(self.names), dict(self.heap))
        copy.require(truth)
        return copy

    def become(self, other: State) -> None:
        """Take over another state."""
        self.conditions, self.names, self.heap = other.conditions, other.names, other.heap


def split_conditions(left: State, right: State) -> tuple[int, Truth]:
    """Return how many conditions two states share, and what tells the left one from the right one."""
    common = 0
    for one, other in zip(left.conditions, right.conditions, strict=False):
        if not is_same(one, other):
            break
        common += 1
    rest, others = left.conditions[common:], right.conditions[common:]
    if rest and others and is_same(negate(rest[0]), others[0]):
        return common, rest[0]
    return common, conjunction(*rest)


def merge_conditions(left: State, right: State) -> tuple[Truth, ...]:
    """Return the conditions of where two states meet."""
    common, selector = split_conditions(left, right)
    rest, others = left.conditions[common:], right.conditions[common:]
    shared = left.conditions[:common]
    if not rest or not others:
        return shared
    if is_same(negate(rest[0]), others[0]):
        if len(rest) == 1 and len(others) == 1:
            return shared
        if len(rest) == 1:
            return (*shared, disjunction(selector, conjunction(*others[1:])))
        if len(others) == 1:
            return (*shared, disjunction(negate(selector), conjunction(*rest[1:])))
        return (*shared, choose_truth(selector, conjunction(*rest[1:]), conjunction(*others[1:])))
    return (*shared, disjunction(conjunction(*rest), conjunction(*others)))


class Merger:
    """Chooses between values, under a condition."""

    def __init__(self, arithmetic: Arithmetic) -> None:
        self.arithmetic = arithmetic

    def merge(self, states: list[State]) -> State:
        """Return the state in which all of these meet."""
        alive = [state for state in states if not state.is_dead]
        if not alive:
            return State((False,), {}, {})
        merged = alive[-1]
        for state in reversed(alive[:-1]):
            merged = self.merge_two(state, merged)
        return merged

    def merge_two(self, left: State, right: State) -> State:
        """Return the state in which two meet; a name or a cell that only one has keeps its value there."""
        _, selector = split_conditions(left, right)
        names = {
            name: self.choose(selector, left.names[name], right.names[name])
            for name in left.names
            if name in right.names
        }
        heap = dict(right.heap)
        for cell, content in left.heap.items():
            other = heap.get(cell)
            heap[cell] = content if other is None else self.choose_cell(selector, content, other)
        return State(merge_conditions(left, right), names, heap)

    def choose_cell(self, condition: Truth, left: Cell, right: Cell) -> Cell:
        """Return the content of a cell."""
        if left is right:
            return left
        if isinstance(left, ListCell) and isinstance(right, ListCell):
            return self._choose_list(condition, left, right)
        if isinstance(left, RecordCell) and isinstance(right, RecordCell):
            return RecordCell(left.kind, self._choose_fields(condition, left.fields, right.fields))
        if isinstance(left, DictCell) and isinstance(right, DictCell):
            return self._choose_dict(condition, left, right)
        raise Unsupported("a cell that is of one kind in one branch and of another in the other")

    def _choose_dict(self, condition: Truth, left: DictCell, right: DictCell) -> DictCell:
        """Merge the entries that both have from before they parted; of others, each keeps its own."""
        common = 0
        entries: list[Entry] = []
        for one, other in zip(left.entries, right.entries, strict=False):
            if one.key is not other.key:
                break
            common += 1
            present = choose_truth(condition, one.present, other.present)
            value = self.choose(condition, one.value, other.value)
            entries.append(Entry(present, one.key, value))
        for guard, cell in ((condition, left), (negate(condition), right)):
            for entry in cell.entries[common:]:
                present = conjunction(guard, entry.present)
                entries.append(Entry(present, entry.key, entry.value))
        return DictCell(tuple(entries))

    def _choose_list(self, condition: Truth, left: ListCell, right: ListCell) -> ListCell:
        length = self.arithmetic.choose(condition, left.length, right.length)
        items = [
            self.choose(condition, one, other)
            for one, other in zip(left.items, right.items, strict=False)
        ]
        longer = left if len(left.items) > len(right.items) else right
        return ListCell(length, (*items, *longer.items[len(items) :]))

    def _choose_fields(
        self, condition: Truth, left: Mapping[str, Value], right: Mapping[str, Value]
    ) -> dict[str, Value]:
        return {name: self.choose(condition, left[name], right[name]) for name in left}

    def choose(self, condition: Truth, left: Value, right: Value) -> Value:
        """Return left where the condition holds, right elsewhere."""
        if left is right or condition is True:
            return left
        if condition is False:
            return right
        if isinstance(left, OptionalValue) or isinstance(right, OptionalValue):
            return self._choose_optional(condition, left, right)
        return self._choose_plain(condition, left, right)

    def _choose_plain(self, condition: Truth, left: Value, right: Value) -> Value:
        match left, right:
            case Boolean(), Boolean():
                return Boolean(choose_truth(condition, left.term, right.term))
            case Integer(), Integer():
                return self.arithmetic.choose(condition, left, right)
            case Blob(), Blob() if left.length == right.length:
                return self._choose_blob(condition, left, right)
            case Symbol(), Symbol() if left.family == right.family:
                index = self.arithmetic.choose(condition, left.index, right.index)
                return Symbol(left.family, index)
            case Reference(), Reference():
                return self._choose_reference(condition, left, right)
            case _:
                return self._choose_compound(condition, left, right)

    def _choose_compound(self, condition: Truth, left: Value, right: Value) -> Value:
        match left, right:
            case TupleValue(), TupleValue() if len(left.items) == len(right.items):
                pairs = zip(left.items, right.items, strict=True)
                return TupleValue(tuple(self.choose(condition, a, b) for a, b in pairs))
            case RecordValue(), RecordValue() if left.kind is right.kind:
                fields = self._choose_fields(condition, left.fields, right.fields)
                return RecordValue(left.kind, fields)
            case (Text(), Text()) | (Table(), Table()) if left == right:
                return left
            case _:
                return Mixed(f"{describe(left)} in one branch and {describe(right)} in another")

    def _choose_blob(self, condition: Truth, left: Blob, right: Blob) -> Blob:
        theory = self.arithmetic.theory
        one = theory.opaque_term(left.term, left.length * 8)
        other = theory.opaque_term(right.term, left.length * 8)
        return Blob(left.length, theory.choose(to_term(condition), one, other))

    def _choose_optional(self, condition: Truth, left: Value, right: Value) -> Value:
        one = left if isinstance(left, OptionalValue) else OptionalValue(False, left)
        other = right if isinstance(right, OptionalValue) else OptionalValue(False, right)
        absent = choose_truth(condition, one.absent, other.absent)
        if one.value is None or other.value is None:
            return OptionalValue(absent, one.value or other.value)
        return OptionalValue(absent, self.choose(condition, one.value, other.value))

    def _choose_reference(self, condition: Truth, left: Reference, right: Reference) -> Reference:
        targets: dict[int, Truth] = {cell: conjunction(condition, c) for c, cell in left.targets}
        for guard, cell in right.targets:
            guarded = conjunction(negate(condition), guard)
            targets[cell] = disjunction(targets.get(cell, False), guarded)
        if len(targets) == 1:
            return Reference(((True, next(iter(targets))),))
        return Reference(tuple((guard, cell) for cell, guard in targets.items()))


class Heap:
    """Reads and writes cells through references."""

    def __init__(self, merger: Merger) -> None:
        self.merger = merger
        self.size = 0
        self.reads: set[int] = set()
        """The cells whose content was looked at."""

    def allocate(self, state: State, cell: Cell) -> Reference:
        """Put a new cell into the heap."""
        self.size += 1
        state.heap[self.size] = cell
        return Reference(((True, self.size),))

    def read(self, state: State, reference: Reference) -> Cell:
        """Return the content of what a reference stands for."""
        self.reads.update(cell for _, cell in reference.targets)
        known = [
            (guard, state.heap[cell]) for guard, cell in reference.targets if cell in state.heap
        ]
        content = known[-1][1]
        for guard, cell in reversed(known[:-1]):
            content = self.merger.choose_cell(guard, cell, content)
        return content

    def write(self, state: State, reference: Reference, content: Cell) -> None:
        """Replace the content of what a reference stands for."""
        for guard, cell in reference.targets:
            if cell in state.heap:
                state.heap[cell] = self.merger.choose_cell(guard, content, state.heap[cell])


class Comparer:
    """Equality of values."""

    def __init__(self, arithmetic: Arithmetic, heap: Heap) -> None:
        self.arithmetic = arithmetic
        self.heap = heap

    def equal(self, state: State, left: Value, right: Value) -> Truth:
        """Return whether two values are equal, as Python's == decides it."""
        if isinstance(left, OptionalValue) or isinstance(right, OptionalValue):
            return self._equal_optional(state, left, right)
        match left, right:
            case Boolean(), Boolean():
                return equal_truth(left.term, right.term)
            case Integer(), Integer():
                return self.arithmetic.compare(ast.Eq, left, right)
            case Blob(), Blob():
                return self._equal_blob(left, right)
            case Symbol(), Symbol():
                if left.family != right.family:
                    return False
                return self.arithmetic.compare(ast.Eq, left.index, right.index)
            case _:
                return self._equal_compound(state, left, right)

    def _equal_blob(self, left: Blob, right: Blob) -> Truth:
        if left.length != right.length:
            return False
        if isinstance(left.term, int) and isinstance(right.term, int):
            return left.term == right.term
        theory = self.arithmetic.theory
        one = theory.opaque_term(left.term, left.length * 8)
        other = theory.opaque_term(right.term, left.length * 8)
        return simplified(z3.Not(z3.Distinct(one, other)))

    def _equal_compound(self, state: State, left: Value, right: Value) -> Truth:
        match left, right:
            case TupleValue(), TupleValue():
                return self._equal_items(state, left.items, right.items)
            case RecordValue(), RecordValue():
                return self._equal_fields(state, left, right)
            case Reference(), Reference():
                one, other = self.heap.read(state, left), self.heap.read(state, right)
                if isinstance(one, ListCell) and isinstance(other, ListCell):
                    return self._equal_lists(state, one, other)
                if isinstance(one, RecordCell) and isinstance(other, RecordCell):
                    return self._equal_fields(state, one, other)
                if isinstance(one, DictCell) and isinstance(other, DictCell):
                    inside = self._is_inside(state, one, other)
                    return conjunction(inside, self._is_inside(state, other, one))
            case Text(), Text():
                return left.text == right.text
        raise Unsupported(f"comparing {describe(left)} with {describe(right)}")

    def _equal_items(
        self, state: State, left: tuple[Value, ...], right: tuple[Value, ...]
    ) -> Truth:
        if len(left) != len(right):
            return False
        pairs = zip(left, right, strict=True)
        return conjunction(*[self.equal(state, one, other) for one, other in pairs])

    def _equal_fields(
        self, state: State, left: RecordValue | RecordCell, right: RecordValue | RecordCell
    ) -> Truth:
        if left.kind is not right.kind:
            return False
        names = left.fields
        return conjunction(
            *[self.equal(state, left.fields[name], right.fields[name]) for name in names]
        )

    def _equal_lists(self, state: State, left: ListCell, right: ListCell) -> Truth:
        claims = [self.arithmetic.compare(ast.Eq, left.length, right.length)]
        if claims[0] is False:
            return False
        for index, (one, other) in enumerate(zip(left.items, right.items, strict=False)):
            position = Integer(index, index, index)
            behind = self.arithmetic.compare(ast.LtE, left.length, position)
            if behind is not True:
                claims.append(disjunction(behind, self.equal(state, one, other)))
        return conjunction(*claims)

    def _is_inside(self, state: State, left: DictCell, right: DictCell) -> Truth:
        """Return whether every entry of one dictionary is in another."""
        claims: list[Truth] = []
        for one in left.entries:
            same = [
                conjunction(
                    other.present,
                    self.equal(state, one.key, other.key),
                    self.equal(state, one.value, other.value),
                )
                for other in right.entries
            ]
            claims.append(disjunction(negate(one.present), *same))
        return conjunction(*claims)

    def _equal_optional(self, state: State, left: Value, right: Value) -> Truth:
        one = left if isinstance(left, OptionalValue) else OptionalValue(False, left)
        other = right if isinstance(right, OptionalValue) else OptionalValue(False, right)
        both_absent = conjunction(one.absent, other.absent)
        if one.value is None or other.value is None:
            return both_absent
        present = conjunction(negate(one.absent), negate(other.absent))
        same = self.equal(state, one.value, other.value)
        return disjunction(both_absent, conjunction(present, same))
