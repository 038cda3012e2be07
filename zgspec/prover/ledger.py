"""What was proved, kept under `build/`.

A proof whose theorem, functions, constants and tools are the same is not repeated. The ledger is a
cache and is not committed: a fresh checkout proves cold, so that no result is taken on trust.
Nothing here imports the solver.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from zgspec.compiler import Specification, get_reachable
from zgspec.compiler.reach import find_definition, resolve_name
from zgspec.prover.notes import read_notes
from zgspec.prover.result import Result

PATH: Final = Path("build") / "proofs.json"


SOURCES: Final = (
    "prover",
    "compiler",
    "runtime",
    "naming.py",
    "mutation/kinds.py",
    "mutation/operators.py",
)
"""What decides about a proof and about mutants, below `zgspec/`: files, and folders with all below them."""


@cache
def get_tool_hash() -> str:
    """Return a hash of the source of the prover and of what it runs on, and of the version of the solver."""
    return hash_tools(Path(__file__).parents[1])


def hash_tools(root: Path) -> str:
    """Return the hash of the tools in a folder `zgspec/`."""
    digest = hashlib.sha256(version("z3-solver").encode())
    for source in SOURCES:
        place = root / source
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            digest.update(f"{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def compute_key(specification: Specification, preset: str, document: str, theorem: str) -> str:
    """Return the hash of all that a proof rests on: tools, trees, values, invariants and the header."""
    reachable: dict[str, str] = {}
    notes: list[tuple[str, str, str]] = []
    pending = [f"{document}.{theorem}"]
    while pending:
        new = get_reachable(specification, pending.pop(), preset)
        for name in sorted(new.keys() - reachable.keys()):
            found, used = _read_notes(specification, name)
            notes += found
            pending += used
        reachable |= new
    definition = specification.documents[document].theorems[theorem]
    header = (
        ast.get_docstring(definition.node) if isinstance(definition.node, ast.FunctionDef) else ""
    )
    parts = [get_tool_hash(), preset, header, sorted(reachable.items()), sorted(notes)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _read_notes(
    specification: Specification, name: str
) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Return the notes in a definition, which are no part of its tree, and what their names mean."""
    document_name, _, own_name = name.partition(".")
    document = specification.documents[document_name]
    definition = find_definition(document, own_name)
    code = document.theorem_code if definition.kind == "theorem" else document.code
    notes = read_notes(code, range(definition.line, definition.end_line + 1))
    words = dict.fromkeys(word for note in notes for word in note.names)
    resolved = [resolve_name(specification, document, definition, word) for word in words]
    used = [f"{home.name}.{item.name}" for home, item in filter(None, resolved)]
    return [(name, note.word, note.text) for note in notes], used


class Ledger:
    """Results by preset and theorem, each under the key of what it rests on."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / PATH
        self.entries: dict[str, dict[str, object]] = {}
        try:
            content: object = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            content = {}
        if isinstance(content, dict):
            self.entries = {k: v for k, v in content.items() if isinstance(v, dict)}

    def find(self, name: str, key: str) -> Result | None:
        """Return a result that still holds."""
        entry = self.entries.get(name, {})
        stored = entry.get("result")
        if entry.get("key") != key or not isinstance(stored, dict):
            return None
        return Result(**stored)

    def find_mutants(self, name: str, key: str) -> dict[str, str] | None:
        """Return the verdicts on the mutants of a function, if they still hold."""
        entry = self.entries.get(name, {})
        stored = entry.get("result")
        if entry.get("key") != key or not isinstance(stored, dict):
            return None
        return {str(mutant): str(verdict) for mutant, verdict in stored.items()}

    def get_seconds(self, name: str) -> float:
        """Return how long a proof took last time, whatever it rested on."""
        stored = self.entries.get(name, {}).get("result")
        seconds: object = stored.get("seconds") if isinstance(stored, dict) else None
        return seconds if isinstance(seconds, float) else 1e9

    def store(self, name: str, key: str, result: Mapping[str, object]) -> None:
        """Keep a result, and write the file at once: an interrupted run loses nothing."""
        self.entries[name] = {"key": key, "result": dict(result)}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        partial = self.path.with_suffix(".partial")
        text = json.dumps(self.entries, indent=1, sort_keys=True)
        partial.write_text(text + "\n", encoding="utf-8")
        partial.replace(self.path)
