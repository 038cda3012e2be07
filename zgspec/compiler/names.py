"""Which names a piece of code uses, and which of them it binds itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, TypeVar

Node = TypeVar("Node", bound=ast.AST)

# Fields that hold no nodes, and `ctx`, which says of a target that it is one.
_PLAIN_FIELDS: Final = frozenset(
    ("id", "ctx", "name", "attr", "arg", "module", "asname", "type_comment")
)
_FIELDS: Final[dict[type[ast.AST], tuple[str, ...]]] = {}


def get_children(node: ast.AST) -> list[ast.AST]:
    """Return the children of a node in the order of the source, without contexts (load, store).

    Much faster than the standard library.
    """
    children: list[ast.AST] = []
    values = vars(node)
    for name in _FIELDS.get(type(node)) or _find_fields(node):
        value = values.get(name)
        if isinstance(value, ast.AST):
            children.append(value)
        elif isinstance(value, list):
            children += [item for item in value if isinstance(item, ast.AST)]
    return children


def _find_fields(node: ast.AST) -> tuple[str, ...]:
    """Return the fields of a kind of node that may hold nodes, and keep them."""
    fields = tuple(name for name in node._fields if name not in _PLAIN_FIELDS)
    _FIELDS[type(node)] = fields
    return fields


def copy_lower(node: Node, lines: int) -> Node:
    """Return a copy of a tree that stands so many lines lower."""
    values = vars(node)
    if not values:
        return node
    copied = type(node)()
    for name, value in values.items():
        if isinstance(value, ast.AST):
            value = copy_lower(value, lines)
        elif isinstance(value, list):
            value = [
                copy_lower(item, lines) if isinstance(item, ast.AST) else item for item in value
            ]
        elif name in ("lineno", "end_lineno"):
            value += lines
        setattr(copied, name, value)
    return copied


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it, in the order of the source."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending += reversed(get_children(current))


def walk_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield statements and all below them, without walking over expressions."""
    for statement in body:
        yield statement
        if isinstance(statement, (ast.If, ast.For, ast.While)):
            yield from walk_statements(statement.body)
            yield from walk_statements(statement.orelse)
        elif isinstance(statement, ast.Try):
            yield from walk_statements(statement.body)
            for handler in statement.handlers:
                yield from walk_statements(handler.body)


def find_free_names(node: ast.AST) -> dict[str, int]:
    """Return the names that node takes from its surroundings, with the first line of each."""
    scope = _Scope()
    scope.visit(node)
    return scope.loaded


def find_stored_names(statements: list[ast.stmt]) -> frozenset[str]:
    """Return the names that statements assign, without the variables of comprehensions."""
    scope = _Scope()
    for statement in statements:
        scope.visit(statement)
    return frozenset(scope.stored)


class _Scope:
    """Names that code loads, with the first line of each, and those that it stores."""

    def __init__(self) -> None:
        self.loaded: dict[str, int] = {}
        self.stored: set[str] = set()

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load):
                self.loaded.setdefault(node.id, node.lineno)
            else:
                self.stored.add(node.id)
        elif isinstance(node, ast.FunctionDef):
            self.visit_function(node)
        elif isinstance(node, ast.ClassDef):
            for outer in [*node.decorator_list, *node.bases]:
                self.visit(outer)
            self.visit_body(node.body, frozenset())
        elif isinstance(node, ast.ListComp):
            self.visit_comprehension(node)
        else:
            if isinstance(node, ast.ExceptHandler) and node.name is not None:
                self.stored.add(node.name)
            for child in get_children(node):
                self.visit(child)

    def visit_function(self, node: ast.FunctionDef) -> None:
        self.visit(node.args)
        if node.returns is not None:
            self.visit(node.returns)
        self.visit_body(node.body, frozenset([item.arg for item in node.args.args]))

    def visit_body(self, body: list[ast.stmt], bound: frozenset[str]) -> None:
        inner = _Scope()
        for statement in body:
            inner.visit(statement)
        self.take(inner, bound | inner.stored)

    def visit_comprehension(self, node: ast.ListComp) -> None:
        bound: frozenset[str] = frozenset()
        for generator in node.generators:
            self.visit_bound(generator.iter, bound)
            bound |= find_stored_names([ast.Expr(generator.target)])
            for condition in generator.ifs:
                self.visit_bound(condition, bound)
        self.visit_bound(node.elt, bound)

    def visit_bound(self, node: ast.AST, bound: frozenset[str]) -> None:
        inner = _Scope()
        inner.visit(node)
        self.take(inner, bound)

    def take(self, inner: _Scope, bound: frozenset[str]) -> None:
        for name, line in inner.loaded.items():
            if name not in bound:
                self.loaded.setdefault(name, line)


def find_import_time_names(node: ast.stmt) -> dict[str, int]:
    """Return the free names that a definition needs when its module is imported.

    Bodies of functions and annotations wait: the first until they are called, the second for ever.
    """
    if isinstance(node, ast.FunctionDef):
        return {}
    if isinstance(node, ast.AnnAssign):
        return find_free_names(node.value) if node.value is not None else {}
    if not isinstance(node, ast.ClassDef):
        return find_free_names(node)
    scope = _Scope()
    for outer in [*node.decorator_list, *node.bases]:
        scope.visit(outer)
    for statement in node.body:
        for name, line in find_import_time_names(statement).items():
            scope.loaded.setdefault(name, line)
    return scope.loaded
