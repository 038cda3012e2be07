"""Deep copies of values: new cells in the place of all that can be reached."""

from __future__ import annotations

from collections.abc import Mapping

from zgspec.prover.state import Heap, State
from zgspec.prover.values import (
    Cell,
    DictCell,
    Entry,
    ListCell,
    OptionalValue,
    RecordCell,
    RecordValue,
    Reference,
    TupleValue,
    Value,
)


class Copier:
    """Copies values from one state into another; what is one cell there becomes one cell here."""

    def __init__(self, heap: Heap, source: Mapping[int, Cell], state: State) -> None:
        self.heap = heap
        self.source = source
        self.state = state
        self.made: dict[int, int] = {}

    def copy(self, value: Value) -> Value:
        """Return the copy of a value; what cannot change is its own copy."""
        match value:
            case Reference():
                targets = [
                    (guard, self._copy_cell(cell))
                    for guard, cell in value.targets
                    if cell in self.source
                ]
                return Reference(tuple(targets))
            case TupleValue():
                return TupleValue(tuple(self.copy(item) for item in value.items))
            case RecordValue():
                return RecordValue(value.kind, self._copy_fields(value.fields))
            case OptionalValue() if value.value is not None:
                return OptionalValue(value.absent, self.copy(value.value))
            case _:
                return value

    def _copy_fields(self, fields: Mapping[str, Value]) -> dict[str, Value]:
        return {name: self.copy(field) for name, field in fields.items()}

    def _copy_cell(self, number: int) -> int:
        if number not in self.made:
            self.heap.reads.add(number)
            content = self._copy_content(self.source[number])
            ((_, self.made[number]),) = self.heap.allocate(self.state, content).targets
        return self.made[number]

    def _copy_content(self, cell: Cell) -> Cell:
        match cell:
            case ListCell():
                return ListCell(cell.length, tuple(self.copy(item) for item in cell.items))
            case RecordCell():
                return RecordCell(cell.kind, self._copy_fields(cell.fields))
            case DictCell():
                entries = [
                    Entry(entry.present, self.copy(entry.key), self.copy(entry.value))
                    for entry in cell.entries
                ]
                return DictCell(tuple(entries))


def is_fixed(value: Value) -> bool:
    """Return whether nothing that a value consists of can change."""
    match value:
        case Reference():
            return False
        case TupleValue():
            return all(is_fixed(item) for item in value.items)
        case RecordValue():
            return all(is_fixed(field) for field in value.fields.values())
        case OptionalValue():
            return value.value is None or is_fixed(value.value)
        case _:
            return True
