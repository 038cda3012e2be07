"""`zgspec diff A [B]`: what a change of the text means: functions, theorems, vectors and rejections.

Definitions are compared by meaning: docstrings, comments, line breaks and prose do not count.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from zgspec.commands.vectors import Advance, show_progress
from zgspec.compiler import (
    SpecError,
    Specification,
    get_reachable,
    load_modules,
    parse_specification,
    unload_modules,
)
from zgspec.coverage.cases import find_preset_suites
from zgspec.replay.cases import Case, Suite, read_suite
from zgspec.replay.runner import RunError, Runner, UnknownHandler
from zgspec.replay.values import Json, ShapeError

WORKING_TREE: Final = "."


class UnknownRevisionError(Exception):
    """Git knows no such revision, or it holds no specification."""


@dataclass(frozen=True)
class Version:
    """A specification at a revision, its definitions hashed by meaning, and its modules."""

    label: str
    specification: Specification
    hashes: dict[str, str]
    runner: Runner


@dataclass(frozen=True)
class CaseChange:
    """A case whose outcome differs."""

    id: str
    before: str
    after: str


@dataclass
class Difference:
    """What changed between two versions, in the terms of the text."""

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    affected: list[str] = field(default_factory=list)
    reasons_added: list[str] = field(default_factory=list)
    reasons_removed: list[str] = field(default_factory=list)
    theorems: list[str] = field(default_factory=list)
    proofs: dict[str, str] = field(default_factory=dict)
    cases: list[CaseChange] = field(default_factory=list)
    cases_compared: int = 0

    @property
    def is_empty(self) -> bool:
        """Return whether the two versions mean the same."""
        definitions = self.added or self.removed or self.changed or self.theorems
        return not (definitions or self.reasons_added or self.reasons_removed)


@contextmanager
def _checked_out(root: Path, revision: str) -> Iterator[Path]:
    """Give a directory with the specification of a revision; `.` is the working tree."""
    if revision == WORKING_TREE:
        yield root
        return
    command = ["git", "-C", str(root), "archive", revision, "specs"]
    made = subprocess.run(command, capture_output=True, check=False)
    if made.returncode != 0:
        problem = made.stderr.decode(errors="replace").strip()
        raise UnknownRevisionError(f"no specification at {revision}: {problem}")
    with tempfile.TemporaryDirectory(prefix="zgspec-diff-") as directory:
        with tarfile.open(fileobj=io.BytesIO(made.stdout)) as archive:
            archive.extractall(directory, filter="data")
        yield Path(directory)


def _read_version(
    root: Path, label: str, preset: str, package: str, overlay: str | None
) -> Version:
    """Return the text at a revision; before an overlay was written, the base stood in its place."""
    specs = root / "specs"
    is_there = overlay is not None and (specs / "_features" / overlay).is_dir()
    specification = parse_specification(specs, overlay if is_there else None)
    hashes: dict[str, str] = {}
    for document in specification.documents.values():
        for name in [*document.definitions, *document.theorems]:
            hashes |= get_reachable(specification, f"{document.name}.{name}", preset)
    modules = load_modules(specification, preset, package)
    documents = {
        name: module for name, module in modules.items() if name in specification.documents
    }
    return Version(label, specification, hashes, Runner(documents))


def _to_identifier(key: str) -> str:
    document, _, name = key.partition(".")
    return f"{document}.md#{name}"


def _list_reasons(specification: Specification) -> set[str]:
    return {
        f"{row.name} ({row.deployed_text})" if row.deployed_text else row.name
        for document in specification.documents.values()
        for row in document.reasons.values()
    }


def _list_theorems(specification: Specification) -> list[str]:
    return [
        f"{document.name}.{name}"
        for document in specification.documents.values()
        for name in document.theorems
    ]


def compare_versions(before: Version, after: Version, preset: str) -> Difference:
    """Return the definitions that differ, and those that rest on one that does."""
    old, new = before.hashes, after.hashes
    changed = {key for key in old.keys() & new.keys() if old[key] != new[key]}
    touched = changed | (new.keys() - old.keys())
    difference = Difference(
        added=sorted(map(_to_identifier, new.keys() - old.keys())),
        removed=sorted(map(_to_identifier, old.keys() - new.keys())),
        changed=sorted(map(_to_identifier, changed)),
    )
    old_reasons = _list_reasons(before.specification)
    new_reasons = _list_reasons(after.specification)
    difference.reasons_added = sorted(new_reasons - old_reasons)
    difference.reasons_removed = sorted(old_reasons - new_reasons)
    theorems = set(_list_theorems(after.specification))
    for key in sorted(new):
        if key in touched and key not in theorems:
            continue
        if touched & get_reachable(after.specification, key, preset).keys():
            target = difference.theorems if key in theorems else difference.affected
            target.append(_to_identifier(key))
    return difference


def _get_outcome(version: Version, suite: Suite, case: Case) -> str:
    """Return the outcome of a case as one line, or why there is none."""
    try:
        outcome: Json = {**version.runner.run(suite.handler, case.input)}
    except (RunError, UnknownHandler, ShapeError) as error:
        return f"no outcome: {error}"
    return json.dumps(outcome, sort_keys=True)


def compare_cases(
    root: Path,
    before: Version,
    after: Version,
    difference: Difference,
    preset: str,
    advance: Advance | None = None,
) -> None:
    """Run the cases of the preset of every handler that a change reaches on both versions."""
    reached = {*difference.added, *difference.removed, *difference.changed, *difference.affected}
    paths = [*find_preset_suites(root / "vectors", after.specification.get_package(preset))]
    for number, path in enumerate(paths, 1):
        if advance is not None:
            advance(number, len(paths), path.parent.name)
        suite = read_suite(path)
        if suite.handler not in reached and not reached & set(suite.functions):
            continue
        for case in suite.cases:
            difference.cases_compared += 1
            old, new = _get_outcome(before, suite, case), _get_outcome(after, suite, case)
            if old != new:
                difference.cases.append(CaseChange(case.id, old, new))


def prove_again(root: Path, after: Version, difference: Difference, preset: str) -> None:
    """Prove the theorems that rest on a change; what is known of the working tree is not proved twice."""
    from zgspec.prover.ledger import Ledger
    from zgspec.prover.runner import prove_theorems

    names = [name.replace(".md#", ".") for name in difference.theorems]
    proofs = prove_theorems(
        after.specification, Ledger(root), preset, names, jobs=os.cpu_count() or 1
    )
    difference.proofs = {_to_identifier(result.theorem): result.status for _, result in proofs}


def _shorten(text: str, width: int = 96) -> str:
    return text if len(text) <= width else text[: width - 3] + "..."


def _print(before: Version, after: Version, difference: Difference) -> None:
    print(f"{before.label} -> {after.label}")
    if difference.is_empty and not difference.cases:
        print("no change of meaning")
        return
    for title, names in (
        ("added", difference.added),
        ("removed", difference.removed),
        ("changed by meaning", difference.changed),
        ("rest on a change", difference.affected),
        ("rejections added", difference.reasons_added),
        ("rejections gone", difference.reasons_removed),
        (
            "theorems proved again" if difference.proofs else "theorems to prove again",
            [f"{difference.proofs.get(name, '')} {name}".strip() for name in difference.theorems],
        ),
    ):
        if names:
            print(f"{title}: {len(names)}")
            print("\n".join(f"  {name}" for name in names))
    print(f"vectors: {difference.cases_compared} cases compared, {len(difference.cases)} differ")
    for change in difference.cases:
        print(f"  {change.id}\n    - {_shorten(change.before)}\n    + {_shorten(change.after)}")


def _to_json(before: Version, after: Version, difference: Difference) -> dict[str, object]:
    cases = [
        {"id": change.id, "before": change.before, "after": change.after}
        for change in difference.cases
    ]
    fields: dict[str, object] = {**vars(difference), "cases": cases}
    return {"before": before.label, "after": after.label, **fields}


def run(
    root: Path,
    before: str,
    after: str,
    preset: str,
    with_proofs: bool,
    as_json: bool,
    overlay: str | None = None,
) -> int:
    """Print what changed between two revisions; return 1 where a revision can't be read."""
    try:
        with _checked_out(root, before) as old_root, _checked_out(root, after) as new_root:
            old = _read_version(old_root, before, preset, "_zgspec_diff_before", overlay)
            new = _read_version(new_root, after, preset, "_zgspec_diff_after", overlay)
            difference = compare_versions(old, new, preset)
            with show_progress("files of vectors") as advance:
                compare_cases(root, old, new, difference, preset, advance)
            if with_proofs and difference.theorems:
                prove_again(root, new, difference, preset)
    except (UnknownRevisionError, SpecError) as error:
        print(f"zgspec diff: {error}", file=sys.stderr)
        return 1
    finally:
        unload_modules("_zgspec_diff_before")
        unload_modules("_zgspec_diff_after")
    if as_json:
        print(json.dumps(_to_json(old, new, difference), indent=2))
    else:
        _print(old, new, difference)
    return 0
