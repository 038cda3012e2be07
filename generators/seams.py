"""What vectors depend on in `zgspec/runtime`: the definitions that text, generators and support code name.

The backends behind the seams are not followed: they give the same answers, which the tests of the runtime
compare, and the replay of the committed vectors checks. So a new seam, or a new type, changes no key.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from zgspec.compiler.names import find_free_names
from zgspec.compiler.reach import dump

RUNTIME: Final = "zgspec.runtime"
BACKENDS: Final = f"{RUNTIME}.backends"

Seam = tuple[str, str]
"""A module of the runtime, and a name in it."""


def is_runtime(module: str) -> bool:
    """Return whether a module belongs to the runtime."""
    return module == RUNTIME or module.startswith(f"{RUNTIME}.")


def find_named(tree: ast.Module) -> Iterator[Seam]:
    """Yield what a source takes from the runtime: `from zgspec.runtime import x`, or `runtime.x`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and is_runtime(node.module):
            yield from [(node.module, item.name) for item in node.names]
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "runtime"
        ):
            yield RUNTIME, node.attr


@dataclass
class Seams:
    """The definitions of the runtime below `root`; each module is read once."""

    root: Path
    _trees: dict[str, ast.Module] = field(default_factory=dict)
    _known: dict[Seam, tuple[str, list[Seam]]] = field(default_factory=dict)

    def _get_tree(self, module: str) -> ast.Module:
        if module not in self._trees:
            path = self.root / module.replace(".", "/")
            path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
            self._trees[module] = ast.parse(path.read_text(encoding="utf-8"))
        return self._trees[module]

    def find_hashed(self, names: Iterable[Seam]) -> list[str]:
        """Return the trees of all definitions that names rest on, themselves included, sorted by name."""
        found: dict[Seam, str] = {}
        pending = [*names]
        while pending:
            seam = pending.pop()
            if seam in found or seam[0] == BACKENDS:
                continue
            found[seam], dependencies = self._resolve(seam)
            pending += dependencies
        return [f"{module}.{name} {found[module, name]}" for module, name in sorted(found)]

    def _resolve(self, seam: Seam) -> tuple[str, list[Seam]]:
        """Return the trees that define a name, and what they use themselves; each is looked up once."""
        if seam not in self._known:
            statements = [*self._find_statements(*seam)]
            uses = [used for item in statements for used in self._find_dependencies(seam[0], item)]
            self._known[seam] = " ".join(map(dump, statements)), uses
        return self._known[seam]

    def _find_statements(self, module: str, name: str) -> Iterator[ast.stmt]:
        """Yield the statements that define or import a name; of a type also the constructor that checks it."""
        for statement in self._get_tree(module).body:
            if isinstance(statement, ast.ImportFrom):
                if any(item.name == name for item in statement.names):
                    yield ast.ImportFrom(statement.module, [ast.alias(name)], statement.level)
            elif isinstance(statement, ast.FunctionDef):
                returns = statement.returns
                is_constructor = isinstance(returns, ast.Name) and returns.id == name
                if statement.name == name or is_constructor:
                    yield statement
            elif isinstance(statement, ast.ClassDef):
                if statement.name == name:
                    yield statement
            elif name in _find_targets(statement):
                yield statement

    def _find_dependencies(self, module: str, statement: ast.stmt) -> Iterator[Seam]:
        if isinstance(statement, ast.ImportFrom):
            if statement.module and is_runtime(statement.module):
                yield statement.module, statement.names[0].name
            return
        for used in find_free_names(statement):
            if any(True for _ in self._find_statements(module, used)):
                yield module, used


def _find_targets(statement: ast.stmt) -> list[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    if isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]
