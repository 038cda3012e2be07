"""`zgspec diff A [B]`: what a change of the text means: functions, theorems, vectors and rejections.

Definitions are compared by meaning: docstrings, comments, line breaks and prose do not count, and a
function that the prover shows to be the same one in other words is listed apart. Every preset is compared.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
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
TITLES: Final = {
    "added": "added",
    "removed": "removed",
    "changed": "changed by meaning",
    "rewritten": "changed in text only (proved equal)",
    "affected": "rest on a change",
    "reasons_added": "rejections added",
    "reasons_removed": "rejections gone",
}
PACKAGES: Final = ("_zgspec_diff_before", "_zgspec_diff_after")


class UnknownRevisionError(Exception):
    """Git knows no such revision, or it holds no specification."""


@dataclass(frozen=True)
class Version:
    """A preset of a specification at a revision, its definitions hashed by meaning, and its modules."""

    specification: Specification
    hashes: dict[str, str]
    modules: dict[str, ModuleType]
    runner: Runner


@dataclass(frozen=True)
class CaseChange:
    """A case whose outcome differs."""

    id: str
    before: str
    after: str


@dataclass
class Difference:
    """What changed between two versions of a preset, in the terms of the text.

    Functions that are proved equal are `rewritten`, and not `changed`.
    """

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    rewritten: list[str] = field(default_factory=list)
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
        definitions = self.added or self.removed or self.changed or self.rewritten or self.theorems
        reasons = self.reasons_added or self.reasons_removed
        return not (definitions or reasons or self.cases)


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


def _read_specification(root: Path, overlay: str | None) -> Specification:
    """Return the text at a revision; before an overlay was written, the base stood in its place."""
    specs = root / "specs"
    is_there = overlay is not None and (specs / "_features" / overlay).is_dir()
    return parse_specification(specs, overlay if is_there else None)


def _read_version(specification: Specification, preset: str, package: str) -> Version:
    hashes: dict[str, str] = {}
    for document in specification.documents.values():
        for name in [*document.definitions, *document.theorems]:
            hashes |= get_reachable(specification, f"{document.name}.{name}", preset)
    modules = load_modules(specification, preset, f"{package}_{preset}")
    documents = {
        name: module for name, module in modules.items() if name in specification.documents
    }
    return Version(specification, hashes, modules, Runner(documents))


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


def find_rewritten(before: Version, after: Version, preset: str) -> set[str]:
    """Return the changed definitions that the prover shows to be the same functions."""
    same = {key for key in before.hashes if after.hashes.get(key) == before.hashes[key]}
    changed = (before.hashes.keys() & after.hashes.keys()) - same
    if not changed:
        return set()
    from zgspec.prover.program import Program
    from zgspec.prover.rewritten import find_rewritten

    program = Program(before.specification, preset, before.modules)
    return find_rewritten(program, after.specification, changed, same)


def compare_versions(
    before: Version, after: Version, preset: str, with_proofs: bool = True
) -> Difference:
    """Return the definitions that differ, and those that rest on one that does."""
    old, new = before.hashes, after.hashes
    rewritten = find_rewritten(before, after, preset) if with_proofs else set()
    changed = {key for key in old.keys() & new.keys() if old[key] != new[key]} - rewritten
    touched = changed | (new.keys() - old.keys())
    difference = Difference(
        added=sorted(map(_to_identifier, new.keys() - old.keys())),
        removed=sorted(map(_to_identifier, old.keys() - new.keys())),
        changed=sorted(map(_to_identifier, changed)),
        rewritten=sorted(map(_to_identifier, rewritten)),
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
    reached |= {*difference.rewritten}
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


def prove_again(
    root: Path, after: Version, names: Sequence[str], difference: Difference, preset: str
) -> None:
    """Prove theorems that rest on a change; what is known of the working tree is not proved twice."""
    from zgspec.prover.ledger import Ledger
    from zgspec.prover.runner import prove_theorems

    wanted = [name.replace(".md#", ".") for name in names]
    jobs = os.cpu_count() or 1
    proofs = prove_theorems(after.specification, Ledger(root), preset, wanted, jobs=jobs)
    difference.proofs = {_to_identifier(result.theorem): result.status for _, result in proofs}


def _shorten(text: str, width: int = 96) -> str:
    return text if len(text) <= width else text[: width - 3] + "..."


def _list_names(differences: dict[str, Difference], field_name: str) -> list[str]:
    """Return the names that some preset has in a field; those of one of several presets have its label."""
    found: dict[str, list[str]] = {}
    for preset, difference in differences.items():
        names: list[str] = vars(difference)[field_name]
        for name in names:
            found.setdefault(name, []).append(preset)
    return [
        name if len(presets) == len(differences) else f"{name} ({', '.join(presets)} only)"
        for name, presets in sorted(found.items())
    ]


def _list_proofs(differences: dict[str, Difference]) -> list[str]:
    proofs = {name: status for item in differences.values() for name, status in item.proofs.items()}
    listed = _list_names(differences, "theorems")
    return [f"{proofs.get(label.partition(' ')[0], '')} {label}".strip() for label in listed]


def _print(before: str, after: str, differences: dict[str, Difference]) -> None:
    print(f"{before} -> {after}")
    if all(difference.is_empty for difference in differences.values()):
        print("no change of meaning")
        return
    listed = {title: _list_names(differences, name) for name, title in TITLES.items()}
    has_proofs = any(difference.proofs for difference in differences.values())
    listed["theorems proved again" if has_proofs else "theorems to prove again"] = _list_proofs(
        differences
    )
    for title, names in listed.items():
        if names:
            print(f"{title}: {len(names)}")
            print("\n".join(f"  {name}" for name in names))
    for preset, difference in differences.items():
        _print_cases(preset, difference)


def _print_cases(preset: str, difference: Difference) -> None:
    count = difference.cases_compared
    print(f"vectors of {preset}: {count} cases compared, {len(difference.cases)} differ")
    for change in difference.cases:
        print(f"  {change.id}\n    - {_shorten(change.before)}\n    + {_shorten(change.after)}")


def _to_json(difference: Difference) -> dict[str, object]:
    cases = [
        {"id": change.id, "before": change.before, "after": change.after}
        for change in difference.cases
    ]
    return {**vars(difference), "cases": cases}


def _compare(
    root: Path, texts: tuple[Specification, Specification], preset: str, with_proofs: bool
) -> tuple[Version, Difference]:
    """Return the later version of a preset, and how it differs from the earlier one."""
    old, new = (
        _read_version(text, preset, package) for text, package in zip(texts, PACKAGES, strict=True)
    )
    difference = compare_versions(old, new, preset, with_proofs)
    with show_progress(f"vectors of {preset}") as advance:
        compare_cases(root, old, new, difference, preset, advance)
    return new, difference


def compare_presets(
    root: Path,
    texts: tuple[Specification, Specification],
    presets: Sequence[str],
    with_proofs: bool,
) -> dict[str, Difference]:
    """Return the differences of each preset. A theorem is proved again once, for the first that needs it."""
    differences: dict[str, Difference] = {}
    asked: set[str] = set()
    for preset in presets:
        new, difference = _compare(root, texts, preset, with_proofs)
        names = [name for name in difference.theorems if name not in asked]
        if with_proofs and names:
            prove_again(root, new, names, difference, preset)
        asked |= {*names}
        differences[preset] = difference
    return differences


def run(
    root: Path,
    before: str,
    after: str,
    presets: Sequence[str],
    with_proofs: bool,
    as_json: bool,
    overlay: str | None = None,
) -> int:
    """Print what changed between two revisions; return 1 where a revision can't be read."""
    try:
        with _checked_out(root, before) as old_root, _checked_out(root, after) as new_root:
            texts = (_read_specification(old_root, overlay), _read_specification(new_root, overlay))
            differences = compare_presets(root, texts, presets, with_proofs)
    except (UnknownRevisionError, SpecError) as error:
        print(f"zgspec diff: {error}", file=sys.stderr)
        return 1
    finally:
        for preset in presets:
            for package in PACKAGES:
                unload_modules(f"{package}_{preset}")
    if as_json:
        found = {preset: _to_json(difference) for preset, difference in differences.items()}
        print(json.dumps({"before": before, "after": after, "presets": found}, indent=2))
    else:
        _print(before, after, differences)
    return 0
