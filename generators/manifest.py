"""The manifest: what was generated, from what, and the hash of every file."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from zgspec.compiler import parse_target
from zgspec.replay.cases import FORMAT_VERSION
from zgspec.replay.values import (
    Json,
    ShapeError,
    check_keys,
    get_count,
    get_object,
    get_text,
    read_json,
    render,
)

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Entry:
    """A file and what it counts."""

    sha256: str
    cases: int
    rejections: int


@dataclass(frozen=True)
class Result:
    """What a generator made in one preset, under the key of all that it depends on."""

    key: str
    files: dict[str, Entry] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> Json:
        """Return the JSON of the result."""
        files: dict[str, Json] = {}
        for path, entry in self.files.items():
            files[path] = {"sha256": entry.sha256}
            if entry.cases:
                files[path] = {
                    "cases": entry.cases,
                    "rejections": entry.rejections,
                    "sha256": entry.sha256,
                }
        return {"key": self.key, "files": files, "reasons": {**self.reasons}}


def parse_result(value: object, path: str) -> Result:
    """Return a result of a manifest."""
    found = get_object(value, path)
    check_keys(found, ("key", "files", "reasons"), (), path)
    files: dict[str, Entry] = {}
    for name, item in get_object(found["files"], f"{path}.files").items():
        entry = get_object(item, f"{path}.files.{name}")
        files[name] = Entry(
            get_text(entry.get("sha256"), f"{path}.files.{name}.sha256"),
            get_count(entry.get("cases", 0), f"{path}.files.{name}.cases"),
            get_count(entry.get("rejections", 0), f"{path}.files.{name}.rejections"),
        )
    reasons = get_object(found["reasons"], f"{path}.reasons")
    counts = {name: get_count(count, f"{path}.reasons.{name}") for name, count in reasons.items()}
    return Result(get_text(found["key"], f"{path}.key"), files, counts)


def read_results(vectors: Path) -> dict[str, Result]:
    """Return the results of all manifests, also of parts; broken ones count as absent."""
    results: dict[str, Result] = {}
    for path in sorted(vectors.glob("manifest*.json")):
        try:
            found = get_object(read_json(path), "$")
            generators = get_object(found.get("generators"), "$.generators")
            results |= {name: parse_result(item, f"$.{name}") for name, item in generators.items()}
        except ShapeError:
            continue
    return results


def is_intact(vectors: Path, result: Result) -> bool:
    """Return whether every file of a result is on disk, byte for byte."""
    for path, entry in result.files.items():
        file = vectors / path
        if not file.is_file() or hash_bytes(file.read_bytes()) != entry.sha256:
            return False
    return True


def hash_bytes(data: bytes) -> str:
    """Return the SHA-256 as the manifest writes it."""
    return hashlib.sha256(data).hexdigest()


def _name_handler(result: str) -> str:
    """Return the handler of a result, with its overlay in front: storage_penalty/storage.md#compute_x."""
    package, document, function = result.split("/")
    overlay = parse_target(package).overlay
    handler = f"{document}.md#{function}"
    return f"{overlay}/{handler}" if overlay else handler


def render_manifest(
    results: dict[str, Result], specification: dict[str, str], presets: dict[str, str]
) -> str:
    """Return the text of a manifest."""
    handlers: dict[str, dict[str, int]] = {}
    reasons: dict[str, int] = {}
    for name in sorted(results):
        counts = handlers.setdefault(_name_handler(name), {"cases": 0, "rejections": 0})
        for entry in results[name].files.values():
            counts["cases"] += entry.cases
            counts["rejections"] += entry.rejections
        for reason, count in results[name].reasons.items():
            reasons[reason] = reasons.get(reason, 0) + count
    manifest: dict[str, Json] = {
        "format": FORMAT_VERSION,
        "cases": sum(counts["cases"] for counts in handlers.values()),
        "rejections": sum(counts["rejections"] for counts in handlers.values()),
        "specification": {**specification},
        "presets": {**presets},
        "handlers": {name: {**handlers[name]} for name in sorted(handlers)},
        "reasons": {name: reasons[name] for name in sorted(reasons)},
        "generators": {name: results[name].to_json() for name in sorted(results)},
    }
    return render(manifest) + "\n"


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
