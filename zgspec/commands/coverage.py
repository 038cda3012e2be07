"""`zgspec coverage`: which rules of the text the vectors exercise, by line of the documents."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from zgspec.compiler import SpecError, name_file, parse_specification
from zgspec.coverage.accepted import AcceptedError, read_accepted
from zgspec.coverage.cases import VectorError
from zgspec.coverage.measure import measure
from zgspec.coverage.report import CoverageReport
from zgspec.replay.values import ShapeError


def run(root: Path, as_json: bool, overlay: str | None = None) -> int:
    """Print the coverage of `root/specs` by `root/vectors`; return 1 if there is a gap.

    With an overlay, it is what the overlay defines, by its own vectors. Gaps that are accepted by name
    stand in `root/tests/coverage_accepted.toml`, or in `coverage_accepted_<overlay>.toml`.
    """
    try:
        accepted = read_accepted(
            root / "tests" / name_file("coverage_accepted.toml", overlay or "")
        )
        coverage = measure(parse_specification(root / "specs", overlay), root / "vectors")
    except (AcceptedError, ShapeError, SpecError, VectorError) as error:
        print(f"zgspec coverage: {error}", file=sys.stderr)
        return 1
    report = CoverageReport(coverage, accepted)
    print(json.dumps(report.to_json(), indent=2) if as_json else report)
    return 0 if report.is_success else 1
