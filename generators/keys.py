"""What a generator's files depend on, as one hash each."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generators.seams import Seam, Seams, find_named, is_runtime
from generators.sources import Source
from zgspec.compiler import Specification, get_reachable, parse_target
from zgspec.compiler.names import find_free_names
from zgspec.compiler.reach import dump, find_definition
from zgspec.replay.cases import FORMAT_VERSION

MACHINERY: Final = (
    "zgspec/naming.py",
    "zgspec/compiler/target.py",
    "zgspec/replay/values.py",
    "zgspec/replay/recipes.py",
    "zgspec/replay/codec.py",
    "zgspec/replay/runner.py",
    "zgspec/replay/trace.py",
    "zgspec/replay/cases.py",
    "zgspec/replay/schema.py",
    "zgspec/replay/null_clients.py",
    "generators/work.py",
)
"""Support code that the bytes of every vector depend on."""


def hash_texts(texts: list[str]) -> str:
    """Return one hash of several texts."""
    digest = hashlib.sha256()
    for text in texts:
        data = text.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def find_default_presets(tree: ast.Module) -> tuple[str, ...]:
    """Return the presets that a generator names in PRESETS, by default mainnet alone."""
    for node in tree.body:
        target = node.target if isinstance(node, ast.AnnAssign) else None
        if (
            isinstance(target, ast.Name)
            and target.id == "PRESETS"
            and isinstance(node, ast.AnnAssign)
        ):
            value: object = ast.literal_eval(node.value) if node.value is not None else ()
            if isinstance(value, tuple):
                return tuple(str(name) for name in value)
    return ("mainnet",)


@dataclass
class Keys:
    """Computes keys; sources and reachable definitions are read once."""

    root: Path
    specification: Specification
    _trees: dict[str, ast.Module] = field(default_factory=dict)
    _reachable: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    _imports: dict[str, list[str]] = field(default_factory=dict)
    _used: dict[str, set[str]] = field(default_factory=dict)
    _hashes: dict[str, str] = field(default_factory=dict)
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)
    _machinery: str = ""
    _named: dict[str, set[Seam]] = field(default_factory=dict)
    _seams: Seams = field(init=False)

    def __post_init__(self) -> None:
        self._seams = Seams(self.root)

    def get_tree(self, path: str) -> ast.Module:
        """Return the tree of a source file below the root."""
        if path not in self._trees:
            self._trees[path] = ast.parse((self.root / path).read_text(encoding="utf-8"))
        return self._trees[path]

    def get_reachable(self, name: str, preset: str) -> dict[str, str]:
        """Return everything that a definition rests on, with a hash each."""
        if (name, preset) not in self._reachable:
            self._reachable[name, preset] = get_reachable(
                self.specification, name, parse_target(preset).preset
            )
        return self._reachable[name, preset]

    def get_machinery(self) -> str:
        """Return the hash of the support code, without the runtime."""
        if not self._machinery:
            self._machinery = hash_texts([self.get_hash(path) for path in MACHINERY])
        return self._machinery

    def find_sources(self, path: str) -> list[str]:
        """Return a generator and the modules of `generators` that it imports, directly or not."""
        found: list[str] = []
        pending = [path]
        while pending:
            current = pending.pop()
            if current in found:
                continue
            found.append(current)
            if current not in self._imports:
                self._imports[current] = [*self._get_source(current).find_imports()]
            pending += self._imports[current]
        return sorted(found)

    def find_used_names(self, path: str) -> set[str]:
        """Return the definitions of the text that a source names, such as storage.compute_x."""
        if path not in self._used:
            self._used[path] = self._get_source(path).find_used_names()
        return self._used[path]

    def _get_source(self, path: str) -> Source:
        return Source(self.root, path, self.get_tree(path), self.specification, MACHINERY)

    def get_hash(self, path: str) -> str:
        """Return the hash of a source without its comments, docstrings and layout."""
        if path not in self._hashes:
            self._hashes[path] = hash_texts([dump(self.get_tree(path))])
        return self._hashes[path]

    def compute_key(self, path: str, handler: str, preset: str) -> str:
        """Return the key of a generator's files; `handler` is written storage.compute_x.

        Raises DependencyError where a source depends on what the key can't cover.
        """
        if (path, preset) not in self._keys:
            self._keys[path, preset] = self._compute_key(path, handler, preset)
        return self._keys[path, preset]

    def _compute_key(self, path: str, handler: str, preset: str) -> str:
        sources = self.find_sources(path)
        used = {handler}.union(*[self.find_used_names(source) for source in sources])
        reached: dict[str, str] = {}
        for name in sorted(used):
            reached |= self.get_reachable(name, preset)
        texts = [str(FORMAT_VERSION), preset, path, self.get_machinery()]
        texts += [self.get_hash(source) for source in sources]
        texts += [f"{name} {digest}" for name, digest in sorted(reached.items())]
        seams: set[Seam] = set().union(*map(self._get_seams, [*reached, *sources, *MACHINERY]))
        return hash_texts([*texts, *self._seams.find_hashed(seams)])

    def _get_seams(self, name: str) -> set[Seam]:
        """Return what a definition, or a source file, takes from the runtime."""
        if name not in self._named:
            is_source = name.endswith(".py")
            found = find_named(self.get_tree(name)) if is_source else self._find_seams(name)
            self._named[name] = {*found}
        return self._named[name]

    def _find_seams(self, name: str) -> Iterator[Seam]:
        """Yield what a definition such as storage.compute_x takes from the runtime."""
        document_name, _, own_name = name.partition(".")
        document = self.specification.documents[document_name]
        for used in find_free_names(find_definition(document, own_name).node):
            item = document.imports.get(used)
            if item is not None and is_runtime(item.module):
                yield item.module, used

    def compute_specification_hash(self, preset: str) -> str:
        """Return the hash of the meaning of all documents in a preset, deployed error texts included."""
        reached: dict[str, str] = {}
        reasons: list[str] = []
        for document in self.specification.documents.values():
            for name in document.definitions:
                reached |= self.get_reachable(f"{document.name}.{name}", preset)
            rows = document.reasons.values()
            reasons += [f"{row.enum}.{row.name} {row.deployed_text}" for row in rows]
        definitions = [f"{name} {digest}" for name, digest in sorted(reached.items())]
        return hash_texts([*definitions, *sorted(reasons)])

    def compute_preset_hash(self, preset: str) -> str:
        """Return the hash of all constants of a preset."""
        found: dict[str, str] = {}
        for document in self.specification.documents.values():
            for name in document.constants:
                key = f"{document.name}.{name}"
                found[key] = self.get_reachable(key, preset)[key]
        return hash_texts([f"{name} {digest}" for name, digest in sorted(found.items())])
