"""The committed vectors: schemas, twins, counts, hashes, speed."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path

from tests.generators.boundaries import find_boundary_cases
from zgspec.compiler import parse_target
from zgspec.replay.cases import Suite, find_suites, read_suite
from zgspec.replay.report import Report, replay
from zgspec.replay.values import read_json

VECTORS = Path(__file__).parents[2] / "vectors"


@cache
def read_all() -> dict[Path, Suite]:
    """Return every suite."""
    return {path: read_suite(path) for path in find_suites(VECTORS)}


def find_schema(suite: Suite) -> Path:
    """Return the file of the schema of a suite; an overlay has a folder of its own."""
    document, _, function = suite.handler.partition(".md#")
    return VECTORS / "schemas" / parse_target(suite.preset).overlay / document / f"{function}.json"


def test_every_file_follows_its_schema() -> None:
    """Schemas are of the handler of the file, and files follow them."""
    import jsonschema_rs

    for path, suite in read_all().items():
        validator = jsonschema_rs.validator_for(json.loads(find_schema(suite).read_text()))
        errors = [error.message for error in validator.iter_errors(json.loads(path.read_text()))]
        assert errors == [], path


def test_schemas_come_from_the_annotations() -> None:
    """There is one schema for each handler, and it is the one that its function gives."""
    from zgspec.replay.runner import Runner
    from zgspec.replay.schema import render_schema

    runners = {suite.preset: Runner.for_preset(suite.preset) for suite in read_all().values()}
    wanted = {find_schema(suite): suite for suite in read_all().values()}
    for path, suite in wanted.items():
        assert path.read_text() == render_schema(runners[suite.preset].get_handler(suite.handler))
    assert {*(VECTORS / "schemas").rglob("*.json")} == {*wanted}


def test_schemas_refuse_what_nobody_knows() -> None:
    """An unknown field is refused at every level of a file."""
    import jsonschema_rs

    path = VECTORS / "mainnet/storage/verify_file_proof/proofs.json"
    schema = json.loads((VECTORS / "schemas/storage/verify_file_proof.json").read_text())
    validator = jsonschema_rs.validator_for(schema)
    text = path.read_text()
    assert validator.is_valid(json.loads(text))
    for opening in ('"suite":', '"description": "the proof', '"lemma":', '"root":', '"returns":'):
        assert opening in text
        assert not validator.is_valid(json.loads(text.replace(opening, f'"more": 1, {opening}', 1)))


def test_every_file_stands_where_its_header_says() -> None:
    """Path, preset, handler and ids agree."""
    for path, suite in read_all().items():
        assert path.relative_to(VECTORS).as_posix() == suite.path
        function = suite.handler.partition("#")[2]
        for case in suite.cases:
            assert case.id.startswith(f"{function}/{suite.name}/")


def test_ids_are_unique() -> None:
    """An id names one case of a preset."""
    names = Counter((suite.preset, c.id) for suite in read_all().values() for c in suite.cases)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_rejection_has_a_valid_twin() -> None:
    """The twin is in the same file, accepted, and differs."""
    for suite in read_all().values():
        cases = {case.id: case for case in suite.cases}
        for case in suite.cases:
            assert case.is_rejection == (case.twin is not None), case.id
            if case.twin is not None:
                twin = cases[case.twin.id]
                assert not twin.is_rejection
                assert twin.input != case.input


def test_the_manifest_is_right() -> None:
    """Counts and hashes are those of the files."""
    manifest = read_json(VECTORS / "manifest.json")
    assert isinstance(manifest, dict)
    cases = [case for suite in read_all().values() for case in suite.cases]
    assert manifest["cases"] == len(cases)
    assert manifest["rejections"] == sum(case.is_rejection for case in cases)
    reasons = Counter(str(case.outcome["rejects"]) for case in cases if case.is_rejection)
    assert manifest["reasons"] == dict(reasons)
    entries = [
        entry for found in manifest["generators"].values() for entry in found["files"].items()
    ]
    for path, entry in entries:
        assert hashlib.sha256((VECTORS / path).read_bytes()).hexdigest() == entry["sha256"]
    files = {path.relative_to(VECTORS).as_posix() for path in VECTORS.rglob("*/*.json")}
    assert {path for path in files if not path.startswith("witnesses/")} == {
        path for path, _ in entries
    }


def find_log_layer() -> frozenset[str]:
    """Return the handlers of storage.md in front of mining."""
    from zgspec.compiler import parse_specification

    text = (VECTORS.parent / "specs" / "storage.md").read_text().splitlines()
    border = text.index("## Mining geometry")
    found = parse_specification(VECTORS.parent / "specs").documents["storage"].definitions
    return frozenset(
        [f"storage.md#{name}" for name, item in found.items() if item.node.lineno <= border]
    )


def test_there_are_enough_cases_of_the_log() -> None:
    """At least 600 cases, 40 of 100 rejections."""
    log = find_log_layer()
    cases = [case for suite in read_all().values() if suite.handler in log for case in suite.cases]
    assert len(cases) >= 600
    assert 10 * sum(case.is_rejection for case in cases) >= 4 * len(cases)


def test_there_are_enough_cases_of_mining_and_keys() -> None:
    """At least 1,500 cases, half of them rejections or on one side of a limit with a neighbour on the other."""
    log = find_log_layer()
    suites = [
        suite
        for suite in read_all().values()
        if suite.handler.startswith("storage.md#") and suite.handler not in log
    ]
    cases = [case for suite in suites for case in suite.cases]
    near = set().union(*[find_boundary_cases(suite.cases) for suite in suites])
    assert len(cases) >= 1_500
    assert 2 * sum(case.is_rejection or case.id in near for case in cases) >= len(cases)


def test_every_reason_of_the_text_has_a_case() -> None:
    """What a table declares, some case is rejected for, and nothing else."""
    from zgspec.compiler import parse_specification

    manifest = read_json(VECTORS / "manifest.json")
    assert isinstance(manifest, dict)
    specs = VECTORS.parent / "specs"
    overlays = [None, *sorted((specs / "_features").iterdir())]
    declared = {
        name
        for overlay in overlays
        for document in parse_specification(specs, overlay=overlay).documents.values()
        for name in document.reasons
    }
    assert declared == set(manifest["reasons"])


def test_the_specification_passes_them_with_traces() -> None:
    """Every outcome and every step is that of the text."""
    report: Report = replay(VECTORS, traces=True)
    assert report.is_success, str(report)
