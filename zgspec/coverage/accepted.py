"""Exceptions by name, each with its reason. One that is no longer needed is an error."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


class AcceptedError(Exception):
    """A file of exceptions that can't be read, or an entry without a reason."""


@dataclass
class Accepted:
    """The exceptions of one file: name and reason."""

    path: Path
    reasons: dict[str, str] = field(default_factory=dict)

    def find_stale(self, needed: Iterable[str]) -> list[str]:
        """Return the names that are no longer needed, in the order of the file."""
        known = {*needed}
        return [name for name in self.reasons if name not in known]


def read_accepted(path: Path) -> Accepted:
    """Return the exceptions of a file of `[[accepted]]` tables with name and reason; a missing file has none."""
    accepted = Accepted(path)
    if not path.is_file():
        return accepted
    try:
        content: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise AcceptedError(f"{path}: {error}") from error
    entries = content.get("accepted", [])
    if not isinstance(entries, list) or [*content] not in ([], ["accepted"]):
        raise AcceptedError(f"{path}: expected nothing but [[accepted]] tables")
    for number, entry in enumerate(entries, 1):
        name, reason = _read_entry(f"{path}: entry {number}", entry)
        if name in accepted.reasons:
            raise AcceptedError(f"{path}: {name!r} is accepted twice")
        accepted.reasons[name] = reason
    return accepted


def _read_entry(place: str, entry: object) -> tuple[str, str]:
    if not isinstance(entry, dict) or {*entry} != {"name", "reason"}:
        raise AcceptedError(f"{place}: expected the fields name and reason")
    name, reason = entry["name"], entry["reason"]
    if not isinstance(name, str) or not isinstance(reason, str) or not reason.strip():
        raise AcceptedError(f"{place}: name and reason are text, and the reason is not empty")
    return name, reason
