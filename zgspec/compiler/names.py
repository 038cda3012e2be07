"""Which names a piece of code uses, and which of them it binds itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def get_children(node: ast.AST) -> list[ast.AST]:
    """Return the children of a node in the order of the source, faster than the standard library."""
    children: list[ast.AST] = []
    values = vars(node)
    for name in node._fields:
        value = values.get(name)
        if isinstance(value, ast.AST):
            children.append(value)
        elif isinstance(value, list):
            children += [item for item in value if isinstance(item, ast.AST)]
    return children


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it, in the order of the source."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending += reversed(get_children(current))


def find_free_names(node: ast.AST) -> dict[str, int]:
    """Return the names that node takes from its surroundings, with the first line of each."""
    found: dict[str, int] = {}
    _visit(node, frozenset(), found)
    return found


def find_stored_names(statements: list[ast.stmt]) -> frozenset[str]:
    """Return the names that statements assign, without the variables of comprehensions."""
    found: set[str] = set()
    for statement in statements:
        found.update(_stores(statement))
    return frozenset(found)


def _stores(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name):
        if isinstance(node.ctx, ast.Store):
            yield node.id
        return
    if isinstance(node, ast.ListComp):
        return
    if isinstance(node, ast.ExceptHandler) and node.name is not None:
        yield node.name
    for child in get_children(node):
        yield from _stores(child)


def _visit(node: ast.AST, bound: frozenset[str], found: dict[str, int]) -> None:
    if isinstance(node, ast.Name):
        if isinstance(node.ctx, ast.Load) and node.id not in bound:
            found.setdefault(node.id, node.lineno)
    elif isinstance(node, ast.FunctionDef):
        _visit_function(node, bound, found)
    elif isinstance(node, ast.ClassDef):
        for outer in [*node.decorator_list, *node.bases]:
            _visit(outer, bound, found)
        inner = bound | find_stored_names(node.body)
        for statement in node.body:
            _visit(statement, inner, found)
    elif isinstance(node, ast.ListComp):
        _visit_comprehension(node, bound, found)
    else:
        for child in get_children(node):
            _visit(child, bound, found)


def _visit_function(node: ast.FunctionDef, bound: frozenset[str], found: dict[str, int]) -> None:
    _visit(node.args, bound, found)
    if node.returns is not None:
        _visit(node.returns, bound, found)
    inner = bound | find_stored_names(node.body) | {item.arg for item in node.args.args}
    for statement in node.body:
        _visit(statement, inner, found)


def _visit_comprehension(node: ast.ListComp, bound: frozenset[str], found: dict[str, int]) -> None:
    inner = bound
    for generator in node.generators:
        _visit(generator.iter, inner, found)
        inner = inner | frozenset(_stores(generator.target))
        for condition in generator.ifs:
            _visit(condition, inner, found)
    _visit(node.elt, inner, found)


def find_import_time_names(node: ast.stmt) -> dict[str, int]:
    """Return the free names that a definition needs when its module is imported.

    Bodies of functions and annotations wait: the first until they are called, the second for ever.
    """
    found: dict[str, int] = {}
    if isinstance(node, ast.AnnAssign):
        if node.value is not None:
            _visit(node.value, frozenset(), found)
    elif isinstance(node, ast.ClassDef):
        for outer in [*node.decorator_list, *node.bases]:
            _visit(outer, frozenset(), found)
        for statement in node.body:
            found |= {k: v for k, v in find_import_time_names(statement).items() if k not in found}
    elif not isinstance(node, ast.FunctionDef):
        _visit(node, frozenset(), found)
    return found
