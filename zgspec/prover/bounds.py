"""Bounds that stand in front of a theorem, such as `assume(1 <= count <= 2**40)` or `assume(len(path) <= 7)`.

They make an unknown narrow from the start: it gets few bits, a list gets its capacity, and a generator of
inputs draws few that are discarded. Only leading assumptions count, up to the first that calls a function
of the text: what fails before an assumption has to be seen for every input.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Mapping
from typing import Final

from zgspec.prover.errors import Unsupported
from zgspec.prover.intervals import Interval, intersect
from zgspec.prover.program import Function, Program, get_base, get_width

MAX_VALUES: Final = 130

Bounds = Mapping[str, Interval]
"""Bounds by path: `count`, `len(path)`, `heights[]` for the items of a list, `state.length` for a field."""


def get_bounds(program: Program, function: Function) -> dict[str, Interval]:
    """Return the bounds of the parameters of a theorem."""
    names = {argument.arg: argument.arg for argument in function.node.args.args}
    found: dict[str, Interval] = {}
    reader = BoundReader(program, function, found)
    for _ in range(2):  # a bound may name a parameter whose own bound comes later
        for statement in function.node.body:
            if not reader.read_statement(statement, names):
                break
    return found


class BoundReader:
    """Reads bounds of paths off assumptions into `found`."""

    def __init__(self, program: Program, function: Function, found: dict[str, Interval]) -> None:
        self.program = program
        self.function = function
        self.found = found

    def read_statement(self, node: ast.stmt, names: Mapping[str, str]) -> bool:
        """Take up the bounds of a statement; return whether the next one still stands in front."""
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return True
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name):
            path = self.get_path(node.iter, names)
            if path is None:
                return False
            inner = {**names, node.target.id: f"{path}[]"}
            return all(self.read_statement(item, inner) for item in node.body)
        test = get_assumption(node)
        if test is None or not is_plain(test):
            return False
        self.read_test(test, names)
        return True

    def read_test(self, test: ast.expr, names: Mapping[str, str]) -> None:
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
            for part in test.values:
                self.read_test(part, names)
        if not isinstance(test, ast.Compare):
            return
        operands = [test.left, *test.comparators]
        for operator, (left, right) in zip(test.ops, itertools.pairwise(operands), strict=True):
            self.read_pair(left, type(operator), right, names)
            mirrored = {ast.Lt: ast.Gt, ast.Gt: ast.Lt, ast.LtE: ast.GtE, ast.GtE: ast.LtE}
            self.read_pair(right, mirrored.get(type(operator), type(operator)), left, names)

    def read_pair(
        self, left: ast.expr, operator: type[ast.cmpop], right: ast.expr, names: Mapping[str, str]
    ) -> None:
        path, limit = self.get_path(left, names), self.get_limit(right, names)
        if path is None or limit is None:
            return
        low, high = limit
        sides: dict[type[ast.cmpop], Interval] = {
            ast.Lt: (None, None if high is None else high - 1),
            ast.LtE: (None, high),
            ast.Gt: (None if low is None else low + 1, None),
            ast.GtE: (low, None),
            ast.Eq: (low, high),
        }
        side = sides.get(operator, (None, None))
        self.found[path] = intersect(self.found.get(path, (None, None)), side)

    def get_path(self, node: ast.expr, names: Mapping[str, str]) -> str | None:
        """Return the path of an input, such as `len(path)`; `names` has the path of each variable."""
        if isinstance(node, ast.Name):
            return names.get(node.id)
        if isinstance(node, ast.Attribute):
            path = self.get_path(node.value, names)
            return None if path is None else f"{path}.{node.attr}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            path = self.get_path(node.func.value, names)
            return path if node.func.attr == "values" else None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len":
            path = self.get_path(node.args[0], names)
            return None if path is None else f"len({path})"
        return None

    def get_limit(self, node: ast.expr, names: Mapping[str, str]) -> Interval | None:
        """Return a known number as an interval, or the bounds of a path that were found so far."""
        path = self.get_path(node, names)
        if path is not None:
            return self.found.get(path)
        number = self.get_number(node, names)
        return None if number is None else (number, number)

    def get_number(self, node: ast.expr, names: Mapping[str, str]) -> int | None:
        """Return the value of an expression of numbers and constants of the text."""
        if isinstance(node, ast.Constant) and type(node.value) is int:
            return node.value
        if isinstance(node, ast.Name) and node.id not in names:
            try:
                value = self.program.get_global(self.function.module, node.id)
            except Unsupported:
                return None
            return value if type(value) is int else None
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            operand = self.get_number(node.operand, names)
            return None if operand is None else -operand
        if isinstance(node, ast.BinOp):
            left, right = self.get_number(node.left, names), self.get_number(node.right, names)
            return None if left is None or right is None else _compute(node.op, left, right)
        return None


def _compute(operator: ast.operator, left: int, right: int) -> int | None:
    if isinstance(operator, ast.Add):
        return left + right
    if isinstance(operator, ast.Sub):
        return left - right
    if isinstance(operator, ast.Mult):
        return left * right
    if isinstance(operator, ast.FloorDiv) and right:
        return left // right
    if isinstance(operator, ast.Pow | ast.LShift) and 0 <= right <= 4096:
        return left**right if isinstance(operator, ast.Pow) else left << right
    return None


def get_assumption(node: ast.stmt) -> ast.expr | None:
    """Return the condition of `assume(condition)`, or None for another statement."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        call = node.value
        if isinstance(call.func, ast.Name) and call.func.id == "assume" and len(call.args) == 1:
            return call.args[0]
    return None


def is_plain(test: ast.expr) -> bool:
    """Return whether a condition can't fault: it calls nothing but len and divides by nothing."""
    for part in ast.walk(test):
        if isinstance(part, ast.Call) and (
            not isinstance(part.func, ast.Name) or part.func.id != "len"
        ):
            return False
        if isinstance(part, ast.Subscript | ast.FloorDiv | ast.Mod):
            return False
    return True


def get_assumptions(function: Function) -> list[str]:
    """Return every assumption of a theorem as it is written."""
    found = []
    for node in ast.walk(function.node):
        if isinstance(node, ast.stmt):
            test = get_assumption(node)
            if test is not None:
                found.append((node.lineno, ast.unparse(test)))
    return [text for _, text in sorted(found)]


def split_domain(
    program: Program, function: Function, bounds: Bounds, names: tuple[str, ...]
) -> list[dict[str, Interval]]:
    """Return parts of a domain that together are all of it.

    A parameter with few values is taken apart value by value, another one by its number of binary digits.
    A proof for each part is a proof for all, and in each part sizes and shifts are almost known.
    """
    parts: list[dict[str, Interval]] = [dict(bounds)]
    hints = program.get_hints(function)
    for name in names:
        if name not in hints:
            raise Unsupported(f"split: {name} is no parameter")
        _, kind = get_base(hints[name])
        width = None if kind is None else get_width(program, kind)
        domain: Interval = (None, None) if width is None else (0, (1 << width) - 1)
        low, high = intersect(domain, bounds.get(name, (None, None)))
        if low is None or high is None or low < 0:
            raise Unsupported(f"split: {name} needs natural bounds")
        pieces = _split_interval(low, high)
        parts = [{**part, name: piece} for part in parts for piece in pieces]
    return parts


def _split_interval(low: int, high: int) -> list[Interval]:
    if high - low < MAX_VALUES:
        return [(value, value) for value in range(low, high + 1)]
    pieces: list[Interval] = []
    for digits in range(low.bit_length(), high.bit_length() + 1):
        first, last = (1 << digits) >> 1, (1 << digits) - 1
        pieces.append((max(first, low), min(last, high)))
    return pieces
