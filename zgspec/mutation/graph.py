"""Which definition uses which: through calls, constants, types, and documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

from zgspec.compiler.model import Definition, Document, Specification
from zgspec.compiler.names import find_free_names
from zgspec.compiler.reach import dump
from zgspec.naming import compute_constructor


def get_id(document: str, name: str) -> str:
    """Return the id of a definition: `storage.md#compute_x`."""
    return f"{document}.md#{name}"


class Graph:
    """The definitions of a specification, in the order of the text, by id."""

    def __init__(self, specification: Specification) -> None:
        self._specification: Final = specification
        self.definitions: Final[dict[str, Definition]] = {}
        self._uses: Final[dict[str, tuple[str, ...]]] = {}
        self._users: Final[dict[str, list[str]]] = {}
        for document in specification.documents.values():
            for name, definition in document.definitions.items():
                self._add(document, name, definition)

    def _add(self, document: Document, name: str, definition: Definition) -> None:
        key = get_id(document.name, name)
        self.definitions[key] = definition
        nodes = [definition.node]
        if name in document.constants:
            nodes = [*document.constants[name].nodes.values()]
        used = dict.fromkeys(word for node in nodes for word in find_free_names(node))
        found = [self._resolve(document, word) for word in used]
        self._uses[key] = tuple([item for item in found if item and item != key])
        for item in self._uses[key]:
            self._users.setdefault(item, []).append(key)

    def _resolve(self, document: Document, name: str) -> str:
        """Return the id of a name that a document uses, '' for names of Python and the runtime."""
        item = document.imports.get(name)
        if item is None:
            return get_id(document.name, name) if name in document.definitions else ""
        if not item.module.startswith("."):
            return ""
        return self._resolve(self._specification.documents[item.module[1:]], name)

    def get_reachable(self, key: str) -> frozenset[str]:
        """Return all that a definition uses, directly or not, itself included."""
        return _close([key], self._uses)

    def find_constructors(self, keys: Iterable[str]) -> list[str]:
        """Return what the constructors of types use, themselves included: a type's width stands there."""
        constructors = []
        for key in keys:
            if self.definitions[key].kind == "type":
                document, _, name = key.partition("#")
                constructors.append(f"{document}#{compute_constructor(name)}")
        return sorted(_close([key for key in constructors if key in self.definitions], self._uses))

    def find_affected_constants(self, key: str) -> list[str]:
        """Return the constants whose value a definition can change, in the order of the text."""
        users = _close([key], self._users)
        return [
            item
            for item, definition in self.definitions.items()
            if item in users and item != key and definition.kind == "constant"
        ]

    def find_readers(self, keys: Iterable[str]) -> frozenset[str]:
        """Return the functions that read constants when they run, also through constructors."""
        found: set[str] = set()
        seen: set[str] = set()
        pending = [*keys]
        while pending:
            for user in self._users.get(pending.pop(), ()):
                kind = self.definitions[user].kind
                if kind == "function":
                    found.add(user)
                elif kind != "constant" and user not in seen:
                    seen.add(user)
                    pending.append(user)
        return frozenset(found)

    def is_read(self, key: str) -> bool:
        """Return whether a function calls a constructor, or reads a constant, directly or through others."""
        is_constant = self.definitions[key].kind == "constant"
        others = self.find_affected_constants(key) if is_constant else []
        return bool(self.find_readers([key, *others]))

    def compute_hash(self, key: str) -> str:
        """Return a hash of what a definition says, in all presets."""
        definition = self.definitions[key]
        document = self._specification.documents[definition.document]
        nodes: dict[str, str] = {"": dump(definition.node)}
        if definition.name in document.constants:
            constant = document.constants[definition.name]
            nodes = {preset: dump(node) for preset, node in constant.nodes.items()}
        return hashlib.sha256(f"{key} {definition.kind} {nodes}".encode()).hexdigest()


def _close(
    keys: list[str], edges: dict[str, tuple[str, ...]] | dict[str, list[str]]
) -> frozenset[str]:
    found = {*keys}
    pending = [*keys]
    while pending:
        following: Sequence[str] = edges.get(pending.pop(), ())
        new = [item for item in following if item not in found]
        found.update(new)
        pending += new
    return frozenset(found)
