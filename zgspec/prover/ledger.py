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
from zgspec.prover.result import Result

PATH: Final = Path("build") / "proofs.json"


@cache
def get_tool_hash() -> str:
    """Return a hash of the prover's own source and of the version of the solver."""
    digest = hashlib.sha256(version("z3-solver").encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def compute_key(specification: Specification, preset: str, document: str, theorem: str) -> str:
    """Return the hash of all that a proof rests on: tools, trees, values, invariants and the header."""
    reachable = get_reachable(specification, f"{document}.{theorem}", preset)
    definition = specification.documents[document].theorems[theorem]
    header = (
        ast.get_docstring(definition.node) if isinstance(definition.node, ast.FunctionDef) else ""
    )
    notes = [_get_notes(specification, name) for name in reachable]
    parts = [get_tool_hash(), preset, header, sorted(reachable.items()), notes]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _get_notes(specification: Specification, name: str) -> list[str]:
    """Return the comments of a definition that the prover reads; they are no part of its tree."""
    document_name, _, own_name = name.partition(".")
    document = specification.documents[document_name]
    definition = document.definitions.get(own_name)
    if definition is None:
        return []
    lines = range(definition.line, definition.end_line + 1)
    code = [document.code.get(line, "").strip() for line in lines]
    return [line for line in code if line.startswith(("# invariant:", "# decreases:"))]


class Ledger:
    """Results by preset and theorem, each under the key of what it rests on."""

    def __init__(self, root: Path) -> None:
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
