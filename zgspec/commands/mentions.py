"""Finds what the tests use of the text: by the names of their code, not by the words in their lines."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zgspec.commands.names import Named


@dataclass(frozen=True)
class Imports:
    """What a file has of a document: the names of the module, and that of the name that is looked for."""

    modules: frozenset[str]
    names: frozenset[str]


def find_mentions(source: str, named: Named) -> list[int]:
    """Return the lines of a test that use a name, in order, each once.

    A line uses a name if it imports it from a module of its document, reads it from there, or has a
    text that is the name, such as "storage.md#compute_x" or the id of a case of compute_x.
    """
    if named.name not in source:
        return []
    tree = ast.parse(source)
    imports = _find_imports(tree, named)
    return sorted({line for node in ast.walk(tree) for line in _find_lines(node, named, imports)})


def _find_imports(tree: ast.AST, named: Named) -> Imports:
    modules, names = {named.document}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            is_document = (node.module or "").rpartition(".")[2] == named.document
            for alias in node.names:
                if alias.name == named.document:
                    modules.add(alias.asname or alias.name)
                if is_document and alias.name == named.name:
                    names.add(alias.asname or alias.name)
    return Imports(frozenset(modules), frozenset(names))


def _find_lines(node: ast.AST, named: Named, imports: Imports) -> Iterator[int]:
    """Yield the line of a node that uses a name."""
    if isinstance(node, ast.ImportFrom):
        is_document = (node.module or "").rpartition(".")[2] == named.document
        yield from (x.lineno for x in node.names if is_document and x.name == named.name)
    elif isinstance(node, ast.Name) and node.id in imports.names:
        yield node.lineno
    elif isinstance(node, ast.Attribute) and node.attr == named.name:
        # A reason stands behind its table, which tests give other names; it is unique.
        if named.kind == "rejection" or _get_last_name(node.value) in imports.modules:
            # A long chain begins on a line before the name.
            yield node.end_lineno or node.lineno
    elif isinstance(node, ast.Constant) and _is_text_of(node.value, named):
        yield node.lineno


def _get_last_name(node: ast.expr) -> str:
    """Return the name that an expression ends with: of `storage.FileProofReject` the second, of others none."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_text_of(value: object, named: Named) -> bool:
    """Return whether a value is a text that is a name; that of a constructor is a common word and needs a document."""
    homes = [rf"{re.escape(home)}(?:\.md)?[.#]" for home in named.homes if home]
    optional = "" if named.kind == "constructor" else "?"
    pattern = rf"(?:{'|'.join(homes)}){optional}{re.escape(named.name)}(?:/.*)?"
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def find_in_tests(root: Path, named: Named) -> Iterator[tuple[str, int, str]]:
    """Yield path, line and text of all that the tests below a checkout use of a name."""
    for path in sorted((root / "tests").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        lines = source.splitlines()
        for number in find_mentions(source, named):
            yield path.relative_to(root).as_posix(), number, lines[number - 1].strip()
