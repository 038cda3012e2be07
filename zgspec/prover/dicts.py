"""Dictionaries of a bounded number of entries: lookup, membership, store, length, equality. Order is not kept."""

from __future__ import annotations

import ast

from zgspec.prover.arithmetic import Arithmetic, constant
from zgspec.prover.state import Comparer, Merger, State
from zgspec.prover.truth import Truth, conjunction, disjunction, negate
from zgspec.prover.values import DictCell, Entry, Integer, Value


class Dicts:
    """Operations on the content of dictionaries."""

    def __init__(self, arithmetic: Arithmetic, merger: Merger, comparer: Comparer) -> None:
        self.arithmetic = arithmetic
        self.merger = merger
        self.comparer = comparer

    def match(self, cell: DictCell, key: Value, state: State) -> list[Truth]:
        """Return for each entry whether it is there and has this key; at most one is."""
        return [
            conjunction(entry.present, self.comparer.equal(state, entry.key, key))
            for entry in cell.entries
        ]

    def select(self, cell: DictCell, matches: list[Truth], default: Value | None) -> Value:
        """Return the value of the entry that matches, else the default; without one some entry has to match."""
        chosen = default
        for entry, match in zip(cell.entries, matches, strict=True):
            if match is not False:
                value = entry.value
                chosen = value if chosen is None else self.merger.choose(match, value, chosen)
        if chosen is None:
            raise ValueError("no entry can match")
        return chosen

    def store(self, cell: DictCell, key: Value, value: Value, state: State) -> DictCell:
        """Return the dictionary with a value under a key."""
        matches = self.match(cell, key, state)
        entries = [
            Entry(entry.present, entry.key, self.merger.choose(match, value, entry.value))
            for entry, match in zip(cell.entries, matches, strict=True)
        ]
        new = negate(disjunction(*matches))
        if new is not False:
            entries.append(Entry(new, key, value))
        return DictCell(tuple(entries))

    def add(self, cell: DictCell, key: Value, value: Value, state: State) -> DictCell:
        """Return the dictionary with a value under a key that had none."""
        new = negate(disjunction(*self.match(cell, key, state)))
        return cell if new is False else DictCell((*cell.entries, Entry(new, key, value)))

    def count(self, cell: DictCell) -> Integer:
        """Return the number of entries."""
        total = constant(0)
        for entry in cell.entries:
            one = self.arithmetic.choose(entry.present, constant(1), constant(0))
            # At most as many as there are entries: every theory that holds the limit of these holds it.
            total = self.arithmetic.binary(ast.Add, total, one, lambda truth, wrong, label: None)
        return total
