"""How long the everyday commands take: CPU and wall seconds of whole processes."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

ROOT: Final = Path(__file__).parent.parent
RUNS: Final = 5


@dataclass(frozen=True)
class Command:
    """A command of the project and the time that it is meant to stay under."""

    name: str
    arguments: tuple[str, ...]
    goal: str
    cold: bool = False


# What `make test` collects: two folders need more than Python, and have targets of their own.
COLLECTED: Final = ("--ignore", "tests/conformance", "--ignore", "tests/compiled")
COMMANDS: Final = (
    Command("make pyspec, cold", ("-m", "zgspec.compiler"), "0.7 CPU s", cold=True),
    Command("import zgspec.mainnet.storage", ("-c", "import zgspec.mainnet.storage"), "0.1 s"),
    Command("python without anything", ("-c", "pass"), "-"),
    Command("collect the tests", ("-m", "pytest", "--collect-only", *COLLECTED), "1.2 s"),
    Command("make vectors, nothing changed", ("-m", "zgspec", "vectors"), "2 s"),
    Command("make prove, nothing changed", ("-m", "zgspec", "prove"), "1 s"),
)


def _remove_generated() -> None:
    for package in (ROOT / "zgspec").glob("m*net"):
        shutil.rmtree(package)
    shutil.rmtree(ROOT / "zgspec" / "minimal", ignore_errors=True)


def _measure(command: Command) -> tuple[float, float]:
    if command.cold:
        _remove_generated()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Byte code is kept, as Python does unless it is told otherwise.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *command.arguments],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime), wall


def main() -> None:
    """Print the median of five runs of each command."""
    print(f"{'command':34} {'CPU s':>8} {'wall s':>8}  goal")
    for command in COMMANDS:
        runs = [_measure(command) for _ in range(RUNS)]
        cpu, wall = median(run[0] for run in runs), median(run[1] for run in runs)
        print(f"{command.name:34} {cpu:8.3f} {wall:8.3f}  {command.goal}", flush=True)


if __name__ == "__main__":
    main()
