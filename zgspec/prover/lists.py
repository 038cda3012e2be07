"""Lists of bounded length: reading, writing, slices."""

from __future__ import annotations

import ast

from zgspec.prover.arithmetic import Arithmetic, Wrong, constant
from zgspec.prover.errors import Unsupported
from zgspec.prover.state import Merger
from zgspec.prover.truth import Truth, disjunction
from zgspec.prover.values import Integer, ListCell, Value

MAX_ITEMS = 4096


def _ignore(truth: Truth, wrong: Wrong, label: str) -> None:
    """Lengths are small: sums and products of them fit every theory that holds the lengths."""


class Lists:
    """Operations on the content of lists."""

    def __init__(self, arithmetic: Arithmetic, merger: Merger) -> None:
        self.arithmetic = arithmetic
        self.merger = merger

    def _add(self, x: Integer, y: Integer) -> Integer:
        return self.arithmetic.binary(ast.Add, x, y, _ignore)

    def _subtract(self, x: Integer, y: Integer) -> Integer:
        return self.arithmetic.binary(ast.Sub, x, y, _ignore)

    def locate(self, cell: ListCell, index: Integer) -> tuple[Integer, Truth]:
        """Return the position of an index, which may count from the end, and whether it is outside."""
        negative = self.arithmetic.compare(ast.Lt, index, constant(0))
        behind = self._add(index, cell.length) if negative is not False else index
        position = self.arithmetic.choose(negative, behind, index)
        below = self.arithmetic.compare(ast.Lt, position, constant(0))
        above = self.arithmetic.compare(ast.GtE, position, cell.length)
        return position, disjunction(below, above)

    def select(self, items: tuple[Value, ...], position: Integer) -> Value:
        """Return the item at a position that lies inside."""
        if isinstance(position.term, int):
            return items[min(max(position.term, 0), len(items) - 1)]
        chosen = items[-1]
        for index in range(len(items) - 2, -1, -1):
            here = self.arithmetic.compare(ast.Eq, position, constant(index))
            chosen = self.merger.choose(here, items[index], chosen)
        return chosen

    def replace(self, cell: ListCell, position: Integer, value: Value) -> ListCell:
        """Return the list with another item at a position."""
        items = [
            self.merger.choose(
                self.arithmetic.compare(ast.Eq, position, constant(index)), value, item
            )
            for index, item in enumerate(cell.items)
        ]
        return ListCell(cell.length, tuple(items))

    def append(self, cell: ListCell, value: Value) -> ListCell:
        """Return the list with one more item."""
        length = self._add(cell.length, constant(1))
        if isinstance(cell.length.term, int):
            return ListCell(length, (*cell.items[: cell.length.term], value))
        replaced = self.replace(cell, cell.length, value).items
        if cell.length.high is not None and cell.length.high < len(cell.items):
            return ListCell(length, replaced)
        return ListCell(length, (*replaced, value))

    def concatenate(self, left: ListCell, right: ListCell) -> ListCell:
        """Return the items of one list and then those of another."""
        if isinstance(left.length.term, int):
            items = (*left.items[: left.length.term], *right.items)
            return ListCell(self._add(left.length, right.length), items)
        result = left
        for index, item in enumerate(right.items):
            more = self.arithmetic.compare(ast.Gt, right.length, constant(index))
            longer = self.append(result, item)
            cell = self.merger.choose_cell(more, longer, result)
            result = cell if isinstance(cell, ListCell) else result
        return result

    def repeat(self, cell: ListCell, count: Integer) -> ListCell:
        """Return a list repeated, for a list of known length."""
        if not isinstance(cell.length.term, int):
            raise Unsupported("repeating a list of unknown length")
        size = cell.length.term
        most = count.high
        if most is None or most * size > MAX_ITEMS:
            raise Unsupported("repeating a list without a small bound")
        negative = self.arithmetic.compare(ast.Lt, count, constant(0))
        times = self.arithmetic.choose(negative, constant(0), count)
        length = self.arithmetic.binary(ast.Mult, times, constant(size), _ignore)
        return ListCell(length, cell.items[:size] * max(most, 0))

    def slice(self, cell: ListCell, start: Integer | None, stop: Integer | None) -> ListCell:
        """Return a part of a list; positions outside are cut, as in Python."""
        first = constant(0) if start is None else self.clamp(start, cell.length)
        last = cell.length if stop is None else self.clamp(stop, cell.length)
        size = self._subtract(last, first)
        empty = self.arithmetic.compare(ast.Lt, size, constant(0))
        length = self.arithmetic.choose(empty, constant(0), size)
        length = self.arithmetic.bounded(length, 0, size.high)
        most = len(cell.items) if length.high is None else min(length.high, len(cell.items))
        if not cell.items:
            return ListCell(constant(0), ())
        items = [self.select(cell.items, self._add(first, constant(k))) for k in range(most)]
        return ListCell(length, tuple(items))

    def insert(self, cell: ListCell, position: Integer, value: Value) -> ListCell:
        """Return the list with one more item in front of a position, which lies inside or at the end."""
        longer = self.append(cell, value)
        items = list(longer.items)
        for index in range(len(items) - 1, -1, -1):
            here = self.arithmetic.compare(ast.Eq, position, constant(index))
            behind = self.arithmetic.compare(ast.Lt, position, constant(index))
            moved = self.merger.choose(behind, longer.items[index - 1], items[index])
            items[index] = self.merger.choose(here, value, moved)
        return ListCell(longer.length, tuple(items))

    def clamp(self, index: Integer, length: Integer) -> Integer:
        """Return the position of an index in a list, those outside cut to its ends."""
        negative = self.arithmetic.compare(ast.Lt, index, constant(0))
        moved = self._add(index, length) if negative is not False else index
        position = self.arithmetic.choose(negative, moved, index)
        low = self.arithmetic.compare(ast.Lt, position, constant(0))
        position = self.arithmetic.choose(low, constant(0), position)
        high = self.arithmetic.compare(ast.Gt, position, length)
        return self.arithmetic.bounded(
            self.arithmetic.choose(high, length, position), 0, length.high
        )
