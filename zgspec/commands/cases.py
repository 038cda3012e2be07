"""Finds a case by its id."""

from __future__ import annotations

import difflib
from pathlib import Path

from zgspec.compiler import parse_target
from zgspec.replay.cases import Case, Suite, find_suites, read_suite


class UnknownCaseError(LookupError):
    """No suite has the case."""


def find_case(root: Path, case_id: str) -> tuple[Suite, Case]:
    """Return a case and its suite. In minimal/<id> or mainnet_<overlay>/<id>, the package is named too.

    Raises:
        UnknownCaseError: no suite has the case; the message names cases that begin alike.
    """
    package = case_id.partition("/")[0]
    is_named = (root / "vectors" / parse_target(package).folder).is_dir()
    wanted = case_id
    case_id = case_id.removeprefix(f"{package}/") if is_named else case_id
    function, _, _ = case_id.partition("/")
    similar: dict[str, None] = {}
    # Without a name in front, a case of the base goes before one of an overlay.
    for path in sorted(find_suites(root / "vectors"), key=lambda path: len(path.parts)):
        if path.parent.name != function:
            continue
        suite = read_suite(path)
        if is_named and suite.preset != package:
            continue
        for case in suite.cases:
            if case.id == case_id:
                return suite, case
        prefix = f"{package}/" if is_named else ""
        similar |= dict.fromkeys(f"{prefix}{case.id}" for case in suite.cases)
    close = difflib.get_close_matches(wanted, similar, 5) or [*similar][:5]
    hint = f"; similar cases: {', '.join(close)}" if close else ""
    raise UnknownCaseError(f"no suite has the case {wanted}{hint}")
