"""The ways in which a client gets a function wrong: one small change each."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from zgspec.compiler.model import Specification
from zgspec.mutation.kinds import Scope

_BOUNDARY: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
_DIRECTION: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ARITHMETIC: Final[dict[type[ast.operator], tuple[type[ast.operator], ...]]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.FloorDiv,),
    ast.FloorDiv: (ast.Mult, ast.Mod),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.LShift: (ast.RShift,),
    ast.RShift: (ast.LShift,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitXor: (ast.BitOr,),
}
_ORDERED: Final = ("bytes", "list", "tuple", "str")
_SWAPPED_NAMES: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
_SWAPPED_METHODS: Final = {"ljust": "rjust", "rjust": "ljust"}
_SWAPPED_WORDS: Final = {"big": "little", "little": "big"}
_NARROWER: Final = {"u16": "u8", "u32": "u16", "u64": "u32", "u128": "u64", "u256": "u128"}
CHECKS: Final = tuple(_NARROWER.values())
"""The constructors of the runtime that a mutant may name."""

WIDTH: Final = "width"
"""The operator of constructors. A constructor with another width is never the same: the prover is not asked."""

SHOWN_LENGTH: Final = 60
"""Constants in longer expressions are named alone."""

Position = tuple[int, int]
"""Line and column of the statement that a change stands in."""


@dataclass(frozen=True)
class Mutant:
    """A function of the text with one change. `name` stays the same while the function's text does."""

    name: str
    function: str
    operator: str
    before: str
    after: str
    line: int
    statement: Position
    original: ast.FunctionDef
    target: ast.AST
    replacement: ast.AST

    @cached_property
    def node(self) -> ast.FunctionDef:
        """Return the changed function. It shares nothing with the text but what stands in the change."""
        node = copy.deepcopy(self.original, {id(self.target): self.replacement})
        return ast.fix_missing_locations(node)

    @property
    def label(self) -> str:
        """Return the change alone, without the function."""
        return self.name.removeprefix(f"{self.function}: ")


@dataclass(frozen=True)
class _Change:
    operator: str
    target: ast.AST
    replacement: ast.AST
    before: str
    after: str
    statement: Position


def find_mutants(specification: Specification, function: str) -> list[Mutant]:
    """Return the mutants of a function such as `storage.md#compute_x`, in the order of the text.

    Raises KeyError for an unknown name. What is not a function has no mutants.
    """
    document_name, _, name = function.partition(".md#")
    document = specification.documents[document_name]
    original = document.definitions[name].node
    if not isinstance(original, ast.FunctionDef):
        return []
    seen: set[tuple[int, str]] = set()
    names: dict[str, int] = {}
    mutants = []
    for change in _Finder(Scope(specification, document), original).find():
        shape = ast.dump(change.replacement)
        if (id(change.target), shape) not in seen and shape != ast.dump(change.target):
            seen.add((id(change.target), shape))
            mutants.append(_make_mutant(function, original, change, names))
    return mutants


def find_constructor_mutants(specification: Specification, constructor: str) -> list[Mutant]:
    """Return the mutants of a constructor such as `primitives.md#entries`: a width that is too small.

    A larger width shows only where the text would fault, which no documented input makes it do.
    """
    document_name, _, name = constructor.partition(".md#")
    original = specification.documents[document_name].definitions[name].node
    if not isinstance(original, ast.FunctionDef):
        return []
    statement = original.body[-1]
    names: dict[str, int] = {}
    return [
        _make_mutant(constructor, original, change, names)
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and node.id in _NARROWER
        for change in [_narrow(node, (statement.lineno, statement.col_offset))]
    ]


def _narrow(node: ast.Name, statement: Position) -> _Change:
    replacement = ast.copy_location(ast.Name(_NARROWER[node.id], ast.Load()), node)
    return _Change(WIDTH, node, replacement, node.id, replacement.id, statement)


def _make_mutant(
    function: str, original: ast.FunctionDef, change: _Change, names: dict[str, int]
) -> Mutant:
    """Return the mutant of a change. Changes that look alike are numbered in the order of the text."""
    name = f"{function}: {change.before} -> {change.after}"
    names[name] = names.get(name, 0) + 1
    return Mutant(
        name=name if names[name] == 1 else f"{name} [{names[name]}]",
        function=function,
        operator=change.operator,
        before=change.before,
        after=change.after,
        line=_get_line(change.target, change.statement),
        statement=change.statement,
        original=original,
        target=change.target,
        replacement=change.replacement,
    )


def _get_line(target: ast.AST, statement: Position) -> int:
    return target.lineno if isinstance(target, (ast.expr, ast.stmt)) else statement[0]


def _show(node: ast.AST) -> str:
    """Return the first line of a node's source, for the name of a mutant."""
    return ast.unparse(node).partition("\n")[0]


class _Finder:
    """Walks over a function in the order of its text, and knows the types of its variables."""

    def __init__(self, scope: Scope, function: ast.FunctionDef) -> None:
        self.scope = scope
        self.function = function
        self.statement: Position = (function.lineno, function.col_offset)

    def find(self) -> Iterator[_Change]:
        for parameter in self.function.args.args:
            self.scope.variables[parameter.arg] = parameter.annotation
        body = self.function.body
        if ast.get_docstring(self.function) is not None:
            body = body[1:]
        yield from self.visit_body(body)

    def change(self, operator: str, target: ast.AST, replacement: ast.AST, **shown: str) -> _Change:
        if isinstance(replacement, (ast.expr, ast.stmt)):
            replacement = ast.copy_location(copy.copy(replacement), target)
        before = shown.get("before", "") or _show(target)
        after = shown.get("after", "") or _show(replacement)
        return _Change(operator, target, replacement, before, after, self.statement)

    def drop(self, operator: str, statement: ast.stmt) -> _Change:
        return self.change(operator, statement, ast.Pass(), after="nothing")

    # Statements

    def visit_body(self, body: Sequence[ast.stmt]) -> Iterator[_Change]:
        for statement in body:
            self.statement = (statement.lineno, statement.col_offset)
            yield from self.visit_statement(statement)

    def visit_statement(self, statement: ast.stmt) -> Iterator[_Change]:
        if isinstance(statement, ast.If):
            yield from self.visit_if(statement)
        elif isinstance(statement, ast.While):
            yield self.drop("drop loop", statement)
            yield from self.visit(statement.test)
            yield from self.visit_body(statement.body)
        elif isinstance(statement, ast.For):
            yield self.drop("drop loop", statement)
            yield from self.visit(statement.iter)
            self.scope.bind(statement.target, self.scope.infer_items(statement.iter))
            yield from self.visit_body(statement.body)
        elif isinstance(statement, ast.Try):
            yield self.change(
                "drop handler",
                statement,
                statement.body[0],
                before="except Rejected",
                after="nothing",
            )
            yield from self.visit_body(statement.body)
            for handler in statement.handlers:
                yield from self.visit_body(handler.body)
        elif isinstance(statement, ast.Raise):
            yield from self.visit_raise(statement)
        elif isinstance(statement, ast.Return):
            yield from self.visit_return(statement)
        elif isinstance(statement, ast.Expr):
            yield self.drop("drop statement", statement)
            yield from self.visit(statement.value)
        elif isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
            yield from self.visit_assignment(statement)

    def visit_if(self, statement: ast.If) -> Iterator[_Change]:
        test = statement.test
        shown = f"if {_show(test)}"
        # A guard that is never taken is the same mistake as a rejection that is dropped.
        is_guard = isinstance(statement.body[0], ast.Raise) and not statement.orelse
        for value in (True,) if is_guard else (True, False):
            yield self.change(
                "force branch", test, ast.Constant(value), before=shown, after=f"if {value}"
            )
        yield from self.visit(test)
        yield from self.visit_body(statement.body)
        yield from self.visit_body(statement.orelse)

    def visit_raise(self, statement: ast.Raise) -> Iterator[_Change]:
        yield self.drop("drop rejection", statement)
        call = statement.exc
        reason = call.args[0] if isinstance(call, ast.Call) and call.args else None
        if isinstance(reason, ast.Attribute) and isinstance(reason.value, ast.Name):
            other = self.find_other_reason(reason.value.id, reason.attr)
            if other:
                yield self.change(
                    "change reason", reason, ast.Attribute(reason.value, other, ast.Load())
                )

    def find_other_reason(self, enum: str, name: str) -> str:
        """Return the next reason of the same table, '' where there is just one."""
        for document in self.scope.specification.documents.values():
            names = [row.name for row in document.reasons.values() if row.enum == enum]
            if name in names and len(names) > 1:
                return names[(names.index(name) + 1) % len(names)]
        return ""

    def visit_return(self, statement: ast.Return) -> Iterator[_Change]:
        if statement.value is None:
            yield self.drop("drop statement", statement)
        else:
            yield from self.visit(statement.value)

    def visit_assignment(
        self, statement: ast.Assign | ast.AnnAssign | ast.AugAssign
    ) -> Iterator[_Change]:
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        target = targets[0]
        # Without its first value a variable does not exist: no client can make that mistake.
        is_first = isinstance(target, ast.Name) and target.id not in self.scope.variables
        if not is_first and not isinstance(target, ast.Tuple):
            yield self.drop("drop statement", statement)
        if isinstance(statement, ast.AugAssign):
            yield from self.visit_augmented(statement)
        if not isinstance(target, ast.Name):
            yield from self.visit(target)
        if statement.value is not None:
            yield from self.visit(statement.value)
            declared = statement.annotation if isinstance(statement, ast.AnnAssign) else None
            self.scope.bind(target, declared or self.scope.infer(statement.value))

    def visit_augmented(self, statement: ast.AugAssign) -> Iterator[_Change]:
        target = statement.target
        left = copy.deepcopy(target)
        left.ctx = ast.Load()
        if self.is_ordered(left, statement.value):
            swapped = ast.BinOp(statement.value, statement.op, left)
            yield self.change("swap order", statement, ast.Assign([target], swapped))
            return
        for operator in _ARITHMETIC.get(type(statement.op), ()):
            yield self.change(
                "arithmetic", statement, ast.AugAssign(target, operator(), statement.value)
            )

    # Expressions

    def visit(self, node: ast.expr) -> Iterator[_Change]:
        if isinstance(node, ast.ListComp):
            yield from self.visit_comprehension(node)
            return
        if isinstance(node, ast.Constant):
            yield from self.visit_constant(node, node)
            return
        yield from self.visit_node(node)
        for child in _find_children(node):
            if isinstance(child, ast.Constant):
                yield from self.visit_constant(child, node)
            else:
                yield from self.visit(child)

    def visit_node(self, node: ast.expr) -> Iterator[_Change]:
        if isinstance(node, ast.Compare):
            yield from self.visit_comparison(node)
        elif isinstance(node, ast.BoolOp):
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield self.change("and/or", node, ast.BoolOp(other, node.values))
        elif isinstance(node, ast.BinOp):
            yield from self.visit_operation(node)
        elif isinstance(node, ast.UnaryOp) and not isinstance(node.operand, ast.Constant):
            yield self.change("unary", node, node.operand)
        elif isinstance(node, ast.IfExp):
            yield self.change("force branch", node, node.body)
            yield self.change("force branch", node, node.orelse)
        elif isinstance(node, ast.Call):
            yield from self.visit_call(node)

    def visit_comparison(self, node: ast.Compare) -> Iterator[_Change]:
        for operator, table in (("boundary", _BOUNDARY), ("direction", _DIRECTION)):
            for index, found in enumerate(node.ops):
                other = table.get(type(found))
                if other is not None:
                    operators = [*node.ops[:index], other(), *node.ops[index + 1 :]]
                    replacement = ast.Compare(node.left, operators, node.comparators)
                    yield self.change(operator, node, replacement)

    def is_ordered(self, left: ast.expr, right: ast.expr) -> bool:
        return any(self.scope.infer_base(side) in _ORDERED for side in (left, right))

    def visit_operation(self, node: ast.BinOp) -> Iterator[_Change]:
        if self.is_ordered(node.left, node.right):
            if isinstance(node.op, ast.Add):
                yield self.change("swap order", node, _swap_neighbours(node))
            return
        for operator in _ARITHMETIC.get(type(node.op), ()):
            yield self.change("arithmetic", node, ast.BinOp(node.left, operator(), node.right))

    def visit_constant(self, node: ast.Constant, parent: ast.expr) -> Iterator[_Change]:
        operator = "byte order" if isinstance(node.value, str) else "constant"
        for value in _find_other_values(node.value):
            replacement = ast.Constant(value)
            # A number says little: the name of the mutant shows the expression around it.
            before, after = _show(parent), _show(copy.deepcopy(parent, {id(node): replacement}))
            if len(before) > SHOWN_LENGTH:
                before, after = _show(node), _show(replacement)
            yield self.change(operator, node, replacement, before=before, after=after)

    def visit_call(self, node: ast.Call) -> Iterator[_Change]:
        called = node.func
        if isinstance(called, ast.Attribute) and called.attr in _SWAPPED_METHODS:
            other = ast.Attribute(called.value, _SWAPPED_METHODS[called.attr], ast.Load())
            yield self.change("padding side", node, ast.Call(other, node.args, node.keywords))
        if not isinstance(called, ast.Name):
            return
        if called.id in _SWAPPED_NAMES:
            swapped = ast.Name(_SWAPPED_NAMES[called.id], ast.Load())
            yield self.change("min/max", node, ast.Call(swapped, node.args, node.keywords))
        yield from self.swap_arguments(node, called.id)

    def swap_arguments(self, node: ast.Call, name: str) -> Iterator[_Change]:
        types = [ast.unparse(annotation) for _, annotation in self.scope.get_parameters(name)]
        count = min(len(types), len(node.args))
        for first in range(count):
            for second in range(first + 1, count):
                if types[first] == types[second]:
                    arguments = [*node.args]
                    arguments[first], arguments[second] = arguments[second], arguments[first]
                    yield self.change(
                        "swap arguments", node, ast.Call(node.func, arguments, node.keywords)
                    )

    def visit_comprehension(self, node: ast.ListComp) -> Iterator[_Change]:
        for generator in node.generators:
            yield from self.visit(generator.iter)
            hidden = dict(self.scope.variables)
            self.scope.bind_comprehension(generator)
            shown = f"for {_show(generator.target)} in ... if"
            for condition in generator.ifs:
                for value in (True, False):
                    yield self.change(
                        "force branch",
                        condition,
                        ast.Constant(value),
                        before=f"{shown} {_show(condition)}",
                        after=f"{shown} {value}",
                    )
                yield from self.visit(condition)
            yield from self.visit(node.elt)
            self.scope.variables = hidden


def _find_other_values(value: object) -> Sequence[bool | int | bytes | str]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1]
    if isinstance(value, bytes):
        return [value[:-1] + bytes([value[-1] ^ 1]) if value else b"\x00"]
    if isinstance(value, str) and value in _SWAPPED_WORDS:
        return [_SWAPPED_WORDS[value]]
    return []


def _find_children(node: ast.expr) -> Iterator[ast.expr]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            yield child
        elif isinstance(child, ast.keyword):
            yield child.value


def _swap_neighbours(node: ast.BinOp) -> ast.expr:
    """Return a + b as b + a, and x + a + b as x + b + a."""
    left = node.left
    if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
        return ast.BinOp(ast.BinOp(left.left, ast.Add(), node.right), ast.Add(), left.right)
    return ast.BinOp(node.right, ast.Add(), left)
