"""`zgspec where NAME`: the line of the text, and the theorems, tests and vectors that stand for it."""

from __future__ import annotations

import ast
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from zgspec.commands.cases import UnknownCaseError, find_case
from zgspec.commands.mentions import find_in_tests
from zgspec.commands.names import Named, UnknownNameError, find_named
from zgspec.compiler import (
    Specification,
    find_overlays,
    get_reachable,
    parse_specification,
    parse_target,
)
from zgspec.replay.cases import Suite, find_suites, read_suite

SITES: Final = {"rejection": "raised at", "concept": "defines", "case": "calls"}


@dataclass(frozen=True)
class Place:
    """A line of a file, and what stands there."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.text}"


@dataclass
class Evidence:
    """Where a name stands, and what exercises it."""

    named: Named
    sites: list[Place] = field(default_factory=list)
    theorems: list[Place] = field(default_factory=list)
    tests: list[Place] = field(default_factory=list)
    vectors: list[tuple[str, int]] = field(default_factory=list)

    def to_json(self) -> dict[str, object]:
        """Return the fields for a program to read."""
        named = self.named
        return {
            "identifier": named.identifier,
            "kind": named.kind,
            "place": named.place,
            "concept": named.concept,
            "badge": named.badge,
            "meaning": named.meaning,
            "sites": [str(place) for place in self.sites],
            "theorems": [str(place) for place in self.theorems],
            "tests": [str(place) for place in self.tests],
            "vectors": [{"suite": path, "cases": count} for path, count in self.vectors],
        }


def find_evidence(root: Path, specification: Specification, named: Named) -> Evidence:
    """Return what stands for a name: sites and theorems in the text, tests, vectors with the number of cases."""
    evidence = Evidence(named)
    if named.kind == "rejection":
        evidence.sites = _find_sites(specification, named)
    if named.kind == "concept":
        evidence.sites, evidence.theorems = _list_concept(specification, named)
    else:
        evidence.theorems = _find_theorems(specification, named)
        evidence.tests = [Place(*found) for found in find_in_tests(root, named)]
    functions = {place.text for place in evidence.sites} if named.kind == "concept" else set()
    for path in find_suites(root / "vectors") if (root / "vectors").is_dir() else []:
        suite = read_suite(path)
        if parse_target(suite.preset).overlay != specification.overlay:
            continue
        count = _count_cases(suite, named, functions)
        if count:
            evidence.vectors.append((path.relative_to(root).as_posix(), count))
    return evidence


def _list_concept(specification: Specification, named: Named) -> tuple[list[Place], list[Place]]:
    """Return what a concept defines, and its theorems."""
    document = specification.documents[named.document]
    found: list[list[Place]] = []
    for definitions in (document.definitions.values(), document.theorems.values()):
        places = []
        for definition in definitions:
            if definition.concept == named.name:
                path, number = document.locate(definition.line)
                places.append(Place(path.as_posix(), number, definition.name))
        found.append(places)
    return found[0], found[1]


def find_case_evidence(root: Path, case_id: str) -> Evidence:
    """Return where a case stands, and the function that it calls.

    Raises:
        UnknownCaseError: no suite has it.
    """
    suite, case = find_case(root, case_id)
    path = f"vectors/{suite.path}"
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    number = next((n for n, line in enumerate(lines, 1) if f'"id": "{case.id}"' in line), 1)
    specification = parse_specification(root / "specs", parse_target(suite.preset).overlay or None)
    document, _, name = suite.handler.partition(".md#")
    place = f"{path}:{number}"
    named = Named(document, name, place, True, "case", suite.preset, "", case.description, case.id)
    evidence = Evidence(named)
    for function in find_named(specification, suite.handler):
        source, _, line = function.place.rpartition(":")
        evidence.sites.append(Place(source, int(line), function.name))
    return evidence


def _find_sites(specification: Specification, named: Named) -> list[Place]:
    """Return the lines that raise a rejection."""
    sites: list[Place] = []
    for document in specification.documents.values():
        for definition in document.definitions.values():
            for node in ast.walk(definition.node):
                if isinstance(node, ast.Attribute) and node.attr == named.name:
                    path, number = document.locate(node.lineno)
                    sites.append(Place(path.as_posix(), number, definition.name))
    return sites


def _find_theorems(specification: Specification, named: Named) -> list[Place]:
    key = f"{named.document}.{named.name}"
    found: list[Place] = []
    for document in specification.documents.values():
        for theorem in document.theorems.values():
            reached = get_reachable(specification, f"{document.name}.{theorem.name}", "mainnet")
            if key in reached and theorem.name != named.name:
                path, number = document.locate(theorem.line)
                found.append(Place(path.as_posix(), number, theorem.name))
    return found


def _count_cases(suite: Suite, named: Named, functions: set[str]) -> int:
    """Return how many cases reach a name; of a concept, those that call one of its functions."""
    if named.kind == "concept":
        document, _, function = suite.handler.partition(".md#")
        return len(suite.cases) if document == named.document and function in functions else 0
    if named.kind == "rejection":
        return sum(case.outcome.get("rejects") == named.name for case in suite.cases)
    return len(suite.cases) if named.identifier in suite.functions else 0


def _print(evidence: Evidence) -> None:
    named = evidence.named
    print(f"{named.identifier}  {named.kind}")
    print(f"  {named.place}  {named.concept}  {named.badge}".rstrip())
    if named.meaning:
        print(f"  {named.meaning}")
    for title, places in (
        (SITES.get(named.kind, ""), evidence.sites),
        ("theorems", evidence.theorems),
        ("used in tests", evidence.tests),
    ):
        if places:
            print(f"{title}:")
            print("\n".join(f"  {place}" for place in places))
    if evidence.vectors:
        total = sum(count for _, count in evidence.vectors)
        print(f"vectors: {total} cases")
        print("\n".join(f"  {path}  {count}" for path, count in evidence.vectors))


def find_all_evidence(root: Path, text: str) -> list[Evidence]:
    """Return what stands for a name in the base, and in each overlay that defines it.

    Raises:
        UnknownNameError: nothing defines it.
    """
    specs = root / "specs"
    found: list[Evidence] = []
    unknown: UnknownNameError | None = None
    for overlay in (None, *find_overlays(specs)):
        specification = parse_specification(specs, overlay)
        try:
            names = find_named(specification, text)
        except UnknownNameError as error:
            unknown = unknown or error
            continue
        found += [find_evidence(root, specification, named) for named in names if named.is_own]
    if unknown is not None and not found:
        raise unknown
    return found


def run(root: Path, text: str, as_json: bool) -> int:
    """Print where a name stands and what exercises it; return 1 for a name that nothing defines."""
    try:
        is_case = text.count("/") > 1
        evidence = [find_case_evidence(root, text)] if is_case else find_all_evidence(root, text)
    except (UnknownNameError, UnknownCaseError) as error:
        print(f"zgspec where: {error}", file=sys.stderr)
        return 1
    if as_json:
        print(json.dumps([item.to_json() for item in evidence], indent=2))
        return 0
    for item in evidence:
        _print(item)
    return 0
