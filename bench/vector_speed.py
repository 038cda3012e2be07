"""How many cases of the vectors one core replays in a second, interpreted and, where it is built, compiled."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
MEASURE: Final = """
import sys, time
from pathlib import Path
from zgspec.replay.cases import find_suites, read_suite
from zgspec.replay.report import Replayer
suites = [read_suite(path) for path in find_suites(Path("vectors"))]
Replayer().replay_suite(suites[0], "warm-up")
rows = []
for suite in suites:
    replayer = Replayer()
    start = time.process_time()
    replayer.replay_suite(suite, suite.path)
    rows.append((time.process_time() - start, replayer.report.run, suite.path))
total, cases = sum(row[0] for row in rows), sum(row[1] for row in rows)
rows.sort(reverse=True)
light = rows[8:]
print(f"{cases} cases in {total:.2f} CPU s: {cases / total:.0f} a second;")
seconds, count = sum(row[0] for row in light), sum(row[1] for row in light)
print(f"without the 8 slowest suites: {count / seconds:.0f} a second")
"""


def main() -> None:
    """Print the rate of each build."""
    print("replay of the vectors on one core (goal: 500 cases a second)")
    builds = ["0", "1"] if (ROOT / "build" / "compiled").is_dir() else ["0"]
    for build in builds:
        found = subprocess.run(
            [sys.executable, "-c", MEASURE],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "ZGSPEC_COMPILED": build},
        )
        name = "compiled" if build == "1" else "interpreted"
        print(f"  {name:12} {' '.join(found.stdout.split())}", flush=True)


if __name__ == "__main__":
    main()
