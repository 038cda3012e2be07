"""What a generator imports and names: everything that its key has to cover, or a refusal.

A dependency that can't be seen in the source would leave stale vectors behind, so it is refused by name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generators.framework import GenerationError
from generators.seams import is_runtime
from zgspec.compiler import Specification

ACTIVE: Final = "zgspec.active"
UNSEEN: Final = ("generators", "zgspec", "importlib", "runpy")
"""What can change unseen, or loads modules by a name that nobody can see. Other packages are pinned."""


class DependencyError(GenerationError):
    """A generator depends on something that its key can't cover."""


@dataclass(frozen=True)
class Source:
    """A module of `generators`: `path` is relative to `root`; `machinery` are support files in every key."""

    root: Path
    path: str
    tree: ast.Module
    specification: Specification
    machinery: tuple[str, ...]

    @property
    def _homes(self) -> tuple[str, ...]:
        """Return the packages that documents are imported from: of an overlay, the type checker reads its own."""
        overlay = self.specification.overlay
        return (ACTIVE, f"zgspec.mainnet_{overlay}") if overlay else (ACTIVE,)

    def _refuse(self, node: ast.AST, problem: str) -> DependencyError:
        line = node.lineno if isinstance(node, (ast.stmt, ast.expr, ast.arg)) else 1
        return DependencyError(f"{self.path}:{line}: {problem}")

    def find_imports(self) -> Iterator[str]:
        """Yield the paths of the modules of `generators` that this one imports. Raises DependencyError."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for item in node.names:
                    self._check_foreign(node, item.name)
            elif isinstance(node, ast.ImportFrom):
                yield from self._resolve_import(node)

    def _check_foreign(self, node: ast.stmt, module: str) -> None:
        package = module.partition(".")[0]
        if package in UNSEEN:
            raise self._refuse(node, f"the key can't cover an import of {module}")

    def _resolve_import(self, node: ast.ImportFrom) -> Iterator[str]:
        module = node.module or ""
        names = [item.name for item in node.names]
        if node.level or "*" in names:
            raise self._refuse(node, "write `from package.module import name`")
        if module.partition(".")[0] == "generators":
            yield from self._find_files(node, module, names)
        elif module in self._homes:
            self._check_documents(node)
        elif module.startswith("zgspec.replay."):
            if f"{module.replace('.', '/')}.py" not in self.machinery:
                raise self._refuse(node, f"the key does not cover {module}")
        elif not is_runtime(module):
            self._check_foreign(node, module)

    def _find_files(self, node: ast.stmt, module: str, names: list[str]) -> Iterator[str]:
        folder = module.replace(".", "/")
        if (self.root / f"{folder}.py").is_file():
            yield f"{folder}.py"
            return
        for name in names:
            if not (self.root / f"{folder}/{name}.py").is_file():
                raise self._refuse(node, f"no module {module}.{name}")
            yield f"{folder}/{name}.py"

    def _check_documents(self, node: ast.ImportFrom) -> None:
        for item in node.names:
            if item.asname is not None or item.name not in self.specification.documents:
                shown = ast.unparse(node)
                raise self._refuse(node, f"`{shown}` must name a document, under its own name")

    def find_used_names(self) -> set[str]:
        """Return the definitions of the text that the module names, such as storage.compute_x.

        Raises DependencyError for a document that is used in any other way than `storage.compute_x`.
        """
        documents = {
            item.name
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom) and node.module in self._homes
            for item in node.names
        }
        used: set[str] = set()
        understood: set[int] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                if node.value.id in documents:
                    understood.add(id(node.value))
                    used.add(self._resolve(node, node.value.id, node.attr))
            elif isinstance(node, ast.arg) and node.arg in documents:
                raise self._refuse(node, f"{node.arg} is the name of a document")
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name) and node.id in documents and id(node) not in understood:
                raise self._refuse(node, f"write {node.id}.name, so that the key can cover it")
        return used

    def _resolve(self, node: ast.expr, document_name: str, name: str) -> str:
        document = self.specification.documents[document_name]
        if name in document.definitions:
            return f"{document_name}.{name}"
        item = document.imports.get(name)
        if item is None or not item.module.startswith("."):
            raise self._refuse(node, f"{document_name} does not define {name}")
        return f"{item.module[1:]}.{name}"
