"""`zgspec replay PATH`: runs vectors on the specification and shows the first difference of each failure."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from zgspec.compiled import get_active_root
from zgspec.compiler.target import parse_target
from zgspec.replay.report import replay


def run(path: Path, traces: bool, as_json: bool) -> int:
    """Replay a file or a folder; return 1 if any case fails, is skipped or unknown."""
    try:
        report = replay(path, traces=traces)
    except FileNotFoundError as error:
        print(f"zgspec replay: {error}", file=sys.stderr)
        return 1
    if get_active_root() and any(parse_target(name).overlay for name in report.presets):
        print("zgspec replay: overlays are not compiled; they ran interpreted", file=sys.stderr)
    print(json.dumps(report.to_json(), indent=2) if as_json else report)
    return 0 if report.is_success else 1
