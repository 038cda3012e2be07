"""Which assumptions cut the domain of a theorem down to a small one: what is shown there is bounded, not proved.

The rule is read off the text. An assumption is a limit if it stands below a number and

* caps a length: `assume(len(path) <= 7)`; or
* the header names a theory of bit vectors or a bound of loops, and it caps an input by a number of fewer
  binary digits than the type of the input has, or it caps what is computed from inputs.

A bound that is a constant of the text by name, such as `length <= MAX_LOG_LENGTH`, is no limit: it is the
domain of the rules themselves. Nor is one that the claim needs in unbounded arithmetic without loops.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Mapping

from zgspec.prover.bounds import BoundReader, get_assumption
from zgspec.prover.errors import Unsupported
from zgspec.prover.header import Header
from zgspec.prover.program import (
    Function,
    Program,
    get_base,
    get_dict_types,
    get_field_types,
    get_item_type,
    get_width,
)


def find_limits(program: Program, function: Function, header: Header) -> list[str]:
    """Return the comparisons that cut the domain of a theorem down, as they are written."""
    return list(dict.fromkeys(_Finder(program, function, header).find()))


class _Finder:
    def __init__(self, program: Program, function: Function, header: Header) -> None:
        self.program = program
        self.hints = program.get_hints(function)
        self.node = function.node
        self.unknown, self.items = header.unknown, header.items
        self.is_restricted = header.theory.startswith("bv") or header.is_unrolled
        self.reader = BoundReader(program, function, {})
        self.names = {argument.arg: argument.arg for argument in self.node.args.args}

    def find(self) -> Iterator[str]:
        """Yield the limits in the order of the text."""
        if self.unknown:
            yield f"lists up to {self.items} long and numbers up to 2**63 in what unknown functions return"
        for node in self.walk(self.node.body):
            test = get_assumption(node)
            for part in [] if test is None else _split(test):
                yield from self.read_comparison(part)

    def walk(self, body: list[ast.stmt]) -> Iterator[ast.stmt]:
        """Yield all statements in order; a variable of a loop stands for the items of its list."""
        for node in body:
            yield node
            if isinstance(node, ast.For) and isinstance(node.target, ast.Name):
                path = self.reader.get_path(node.iter, self.names)
                if path is not None:
                    self.names[node.target.id] = f"{path}[]"
            if isinstance(node, ast.For | ast.If | ast.With):
                yield from self.walk(node.body)

    def read_comparison(self, node: ast.Compare) -> Iterator[str]:
        """Yield a comparison of an assumption if it is a limit."""
        operands = [node.left, *node.comparators]
        for operator, (left, right) in zip(node.ops, itertools.pairwise(operands), strict=True):
            caps = _get_caps(operator, left, right)
            if any(self.is_limit(capped, cap) for capped, cap in caps):
                yield ast.unparse(node)
                return

    def is_limit(self, capped: ast.expr, cap: ast.expr) -> bool:
        """Return whether a cap keeps inputs small."""
        number = self.reader.get_number(cap, self.names)
        if number is None or isinstance(cap, ast.Name):
            return False
        if self.reader.get_number(capped, self.names) is not None:
            return False
        if _is_length(capped):
            return True
        return self.is_restricted and number.bit_length() < self.get_input_width(capped, number)

    def get_input_width(self, node: ast.expr, number: int) -> int:
        """Return the bits of an input's type; what is no input has more than the number."""
        path = self.reader.get_path(node, self.names)
        kind = None if path is None else self.get_type(path)
        own = get_base(kind)[1]
        return number.bit_length() + 1 if own is None else get_width(self.program, own)

    def get_type(self, path: str) -> object | None:
        """Return the type of a path such as `config.num_shard` or `heights[]`."""
        name, *steps = path.replace("[]", ".[]").split(".")
        kind: object | None = self.hints.get(name)
        for step in steps:
            kind = _take_step(kind, step)
        return kind


def _take_step(kind: object | None, step: str) -> object | None:
    if step == "[]":
        pair = get_dict_types(kind)
        return get_item_type(kind) if pair is None else pair[1]
    try:
        fields: Mapping[str, object] = get_field_types(kind) if isinstance(kind, type) else {}
    except Unsupported:
        return None
    return fields.get(step)


def _split(test: ast.expr) -> list[ast.Compare]:
    """Return the comparisons that an assumption joins by `and`."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return [part for value in test.values for part in _split(value)]
    return [test] if isinstance(test, ast.Compare) else []


def _get_caps(
    operator: ast.cmpop, left: ast.expr, right: ast.expr
) -> list[tuple[ast.expr, ast.expr]]:
    """Return what a comparison keeps below what; an equation does so for lengths only."""
    if isinstance(operator, ast.Lt | ast.LtE):
        return [(left, right)]
    if isinstance(operator, ast.Gt | ast.GtE):
        return [(right, left)]
    if isinstance(operator, ast.Eq):
        return [pair for pair in ((left, right), (right, left)) if _is_length(pair[0])]
    return []


def _is_length(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len"
