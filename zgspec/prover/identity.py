"""Texts by which a value is known again: two values have one in common only if they are the same."""

from __future__ import annotations

from collections.abc import Mapping

import z3

from zgspec.prover.truth import Truth
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
    RecordValue,
    Reference,
    Symbol,
    Table,
    Text,
    TupleValue,
    Value,
)


class Identifier:
    """Names values by what they hold, also that which can change; whoever keeps a name keeps the values alive.

    Cells are counted as they are met, so that a copy has the name of what it was copied from.
    """

    def __init__(self, heap: Mapping[int, Cell]) -> None:
        self.heap = heap
        self.met: dict[int, int] = {}

    def name_all(self, values: Mapping[str, Value]) -> str:
        """Return the name of the arguments of a call."""
        return ", ".join(f"{name}={self.name(value)}" for name, value in values.items())

    def name(self, value: Value) -> str:
        """Return the name of a value."""
        match value:
            case Boolean(term) | Integer(term) | ByteString(term):
                return f"{type(value).__name__}({_name_term(term)})"
            case Blob(length, term):
                return f"{length}:{_name_term(term)}"
            case Symbol(family, index):
                return f"{family}({_name_term(index.term)})"
            case Text(text):
                return repr(text)
            case Mixed():
                return f"mixed {id(value)}"
            case _:
                return self._name_compound(value)

    def _name_compound(
        self, value: TupleValue | RecordValue | OptionalValue | Reference | Table
    ) -> str:
        match value:
            case TupleValue(items):
                return self._name_items(items)
            case RecordValue(kind, fields):
                return self._name_record(kind, fields)
            case OptionalValue(absent, inner):
                shown = "" if inner is None else self.name(inner)
                return f"?({_name_term(absent)}, {shown})"
            case Table(entries):
                return self._name_items(tuple(TupleValue(entry) for entry in entries))
            case Reference(targets):
                named = [
                    f"{_name_term(guard)}: {self._name_cell(cell)}"
                    for guard, cell in targets
                    if cell in self.heap
                ]
                return f"[{' | '.join(named)}]"

    def _name_cell(self, number: int) -> str:
        if number in self.met:
            return f"cell {self.met[number]}"
        self.met[number] = len(self.met)
        match self.heap[number]:
            case ListCell(length, items):
                return f"{_name_term(length.term)}{self._name_items(items)}"
            case DictCell(entries):
                return f"{{{', '.join(map(self._name_entry, entries))}}}"
            case cell:
                return self._name_record(cell.kind, cell.fields)

    def _name_entry(self, entry: Entry) -> str:
        return f"{_name_term(entry.present)}: {self.name(entry.key)} = {self.name(entry.value)}"

    def _name_items(self, items: tuple[Value, ...]) -> str:
        return f"({', '.join(map(self.name, items))})"

    def _name_record(self, kind: type, fields: Mapping[str, Value]) -> str:
        return f"{kind.__qualname__}({self.name_all(fields)})"


def _name_term(term: Truth | z3.AstRef | int) -> str:
    return f"#{term.get_id()}" if isinstance(term, z3.AstRef) else repr(term)
