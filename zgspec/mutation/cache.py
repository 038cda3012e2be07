"""Remembers what came of mutants, so that only what a change reaches is tried again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

import zgspec
from zgspec.mutation.bench import FATES, AnyMutant, Attempt
from zgspec.mutation.equivalence import STATUSES, Verdict

_BENCH_SOURCES: Final = ("mutation", "coverage", "runtime", "replay", "compiler")
_JUDGE_SOURCES: Final = ("mutation", "prover", "runtime", "compiler")


@dataclass(frozen=True)
class Target:
    """A function or a constant with its mutants.

    `key` changes with anything that decides what cases do to them, `meaning` with anything that the
    function itself rests on.
    """

    id: str
    key: str
    meaning: str
    mutants: tuple[AnyMutant, ...]


class Cache:
    """Attempts by target, and verdicts by target: each valid for one key."""

    def __init__(self, path: Path | None) -> None:
        self._path: Final = path
        self._attempts: Final[dict[str, tuple[str, dict[str, Attempt]]]] = {}
        self._verdicts: Final[dict[str, tuple[str, dict[str, Verdict]]]] = {}
        if path is not None and path.is_file():
            self._read(path)

    def _read(self, path: Path) -> None:
        """Read what is there. A file of another form is as good as none: it is only a memory."""
        try:
            content: object = json.loads(path.read_text(encoding="utf-8"))
        except (json.JSONDecodeError, UnicodeDecodeError):
            return
        attempts, verdicts = _get(content, "attempts"), _get(content, "verdicts")
        for target, key, name, fields in _walk(attempts):
            if len(fields) == 3 and fields[0] in FATES:
                entry = self._attempts.setdefault(target, (key, {}))
                entry[1][name] = Attempt(FATES[fields[0]], fields[1], fields[2])
        for target, key, name, fields in _walk(verdicts):
            if len(fields) == 2 and fields[0] in STATUSES:
                found = self._verdicts.setdefault(target, (key, {}))
                found[1][name] = Verdict(STATUSES[fields[0]], fields[1])

    def write(self) -> None:
        """Write the file in one step."""
        if self._path is None:
            return
        attempts = {
            target: [key, {name: _pack(item) for name, item in items.items()}]
            for target, (key, items) in self._attempts.items()
        }
        verdicts = {
            target: [key, {name: [item.status, item.note] for name, item in items.items()}]
            for target, (key, items) in self._verdicts.items()
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        scratch = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        scratch.write_text(
            json.dumps({"attempts": attempts, "verdicts": verdicts}), encoding="utf-8"
        )
        scratch.replace(self._path)

    def has_attempts(self, target: Target) -> bool:
        """Return whether all mutants of a target have been tried."""
        key, found = self._attempts.get(target.id, ("", {}))
        return key == target.key and all(mutant.name in found for mutant in target.mutants)

    def get_attempt(self, target: Target, mutant: AnyMutant) -> Attempt:
        """Return what came of a mutant; one that was not tried raises KeyError."""
        return self._attempts[target.id][1][mutant.name]

    def add_attempts(self, target: Target, attempts: dict[str, Attempt]) -> None:
        """Remember what came of the mutants of a target."""
        self._attempts[target.id] = (target.key, attempts)

    def find_verdict(self, target: Target, mutant: AnyMutant) -> Verdict | None:
        """Return what the prover said, None if it was not asked."""
        key, found = self._verdicts.get(target.id, ("", {}))
        return found.get(mutant.name) if key == target.meaning else None

    def add_verdict(self, target: Target, mutant: AnyMutant, verdict: Verdict) -> None:
        """Remember what the prover said; what it said about another meaning is forgotten."""
        key, found = self._verdicts.get(target.id, ("", {}))
        if key != target.meaning:
            found = {}
        self._verdicts[target.id] = (target.meaning, found | {mutant.name: verdict})


def _pack(attempt: Attempt) -> list[str]:
    return [attempt.fate, attempt.case, attempt.note]


def _get(content: object, field: str) -> object:
    return content.get(field) if isinstance(content, dict) else None


def _walk(content: object) -> Iterable[tuple[str, str, str, list[str]]]:
    if not isinstance(content, dict):
        return
    for target, entry in content.items():
        if isinstance(entry, list) and len(entry) == 2 and isinstance(entry[1], dict):
            for name, fields in entry[1].items():
                if isinstance(fields, list):
                    yield str(target), str(entry[0]), str(name), [str(item) for item in fields]


def hash_sources(kind: str) -> str:
    """Return a hash of what decides about mutants: of the bench, or of the judge and its solver."""
    folders = _JUDGE_SOURCES if kind == "judge" else _BENCH_SOURCES
    root = Path(zgspec.__file__).parent
    digest = hashlib.sha256(version("z3-solver").encode() if kind == "judge" else b"")
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            digest.update(f"{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()
