"""What the compiler knows about a specification after reading it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Final, Literal

from zgspec import PRESETS as PRESETS
from zgspec.compiler.names import find_free_names, find_import_time_names
from zgspec.compiler.target import Target

BADGES: Final = ("deployed", "documented", "roadmap", "ours")

# Line 10,042 of a module with an overlay is line 42 of the overlay's document.
OVERLAY_START: Final = 10_000

Kind = Literal["function", "class", "type", "constructor", "constant", "reasons", "theorem"]


@dataclass(frozen=True)
class Definition:
    """A name that a document defines, with its lines in the text (1-based, both inclusive)."""

    name: str
    document: str
    line: int
    end_line: int
    kind: Kind
    concept: str
    badge: str
    section: str
    node: ast.stmt

    @cached_property
    def free_names(self) -> Mapping[str, int]:
        """The names that the definition takes from its surroundings, with the first line of each."""
        return find_free_names(self.node)

    @cached_property
    def import_time_names(self) -> Mapping[str, int]:
        """Those of the free names that the definition needs when its module is imported."""
        return find_import_time_names(self.node)


@dataclass(frozen=True)
class Constant:
    """A row of a table of constants: its type, and its assignment (text and tree) per preset."""

    name: str
    line: int
    annotation: str
    sources: dict[str, str]
    nodes: dict[str, ast.stmt]
    meaning: str


@dataclass(frozen=True)
class ReasonRow:
    """A row of a table of rejections."""

    name: str
    enum: str
    line: int
    deployed_text: str
    meaning: str


@dataclass
class Concept:
    """A `##` heading, with its badge and source (empty where it has no rules)."""

    title: str
    line: int
    badge: str = ""
    source: str = ""


@dataclass(frozen=True)
class Constraint:
    """A `python constraint` fence: statements, positioned in the text."""

    line: int
    statements: tuple[ast.stmt, ...]


@dataclass(frozen=True)
class Import:
    """One imported name: the module as it is written (`.primitives`, `typing`) and the line."""

    name: str
    module: str
    line: int


@dataclass
class Document:
    """One document. `lines[n - 1]` is line n. `import_lines` are the lines that begin an import.

    `used` are the names that its code takes from imports or from itself; checking the names fills
    them in. With an overlay, `overlaid` are the names that it defines; its lines begin at `OVERLAY_START`,
    and `moved_rows` maps rows of the base whose value it changes to its own rows.
    """

    name: str
    path: Path
    lines: list[str]
    concepts: dict[str, Concept] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    theorems: dict[str, Definition] = field(default_factory=dict)
    constants: dict[str, Constant] = field(default_factory=dict)
    reasons: dict[str, ReasonRow] = field(default_factory=dict)
    imports: dict[str, Import] = field(default_factory=dict)
    theorem_imports: list[Import] = field(default_factory=list)
    constraints: list[Constraint] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    used_by_theorems: set[str] = field(default_factory=set)
    import_lines: dict[int, str] = field(default_factory=dict)
    theorem_import_lines: dict[int, str] = field(default_factory=dict)
    code: dict[int, str] = field(default_factory=dict)
    theorem_code: dict[int, str] = field(default_factory=dict)
    overlay_path: Path | None = None
    overlaid: frozenset[str] = frozenset()
    moved_rows: dict[int, int] = field(default_factory=dict)

    def locate(self, line: int) -> tuple[Path, int]:
        """Return the file and the line in it that a line of the module stands for."""
        origin = self.moved_rows.get(line, line - OVERLAY_START)
        if self.overlay_path is not None and origin > 0:
            return self.overlay_path, origin
        return self.path, line

    @property
    def siblings(self) -> dict[str, int]:
        """Return the documents that this one imports, with the first line that does so."""
        found: dict[str, int] = {}
        for item in self.imports.values():
            if item.module.startswith("."):
                found.setdefault(item.module[1:], item.line)
        return found

    @property
    def spoken_of(self) -> frozenset[str]:
        """Return the documents that its theorems import, itself left out."""
        names = {item.module[1:] for item in self.theorem_imports if item.module.startswith(".")}
        return frozenset(names - {self.name})


@dataclass
class Specification:
    """All documents in import order. `root` is the directory that holds `specs` and `zgspec`."""

    documents: dict[str, Document]
    presets: tuple[str, ...]
    root: Path
    overlay: str = ""
    replaced: frozenset[str] = frozenset()
    loaded: dict[str, dict[str, ModuleType]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    hashes: dict[tuple[str, str], str] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Hashes of definitions, by preset and name, as they are computed."""

    def get_package(self, preset: str) -> str:
        """Return the name of the generated package below `zgspec`."""
        return Target(preset, self.overlay).package

    def is_own(self, document: str, name: str) -> bool:
        """Return whether a name is to be measured here: without overlay every one, else those that it defines."""
        return not self.overlay or name in self.documents[document].overlaid
