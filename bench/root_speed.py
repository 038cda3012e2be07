"""How long the data root of one large file takes: zgspec, the published clients, and hashing alone."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import Final

import tiny_keccak

from zgspec.replay.values import get_list, get_object, get_text, parse_json, render_line

ROOT: Final = Path(__file__).parent.parent
FILE: Final = ROOT / "build" / "bench" / "random.bin"
SIZE: Final = 2**28
SEGMENT_SIZE: Final = 2**18
ENTRY_SIZE: Final = 256
RUNS: Final = 3
CLIENT_RUNS: Final = 1
CONFORMANCE: Final = ROOT / "build" / "conformance"


@dataclass(frozen=True)
class Row:
    """A way to compute the root: what runs it, how often, and the goal beside `zgspec root`."""

    name: str
    measure: Callable[[], Measurement]
    runs: int
    goal: str


@dataclass(frozen=True)
class Measurement:
    """The root that was computed, and the seconds that it took."""

    root: str
    cpu: float
    wall: float


def write_file() -> None:
    """Write the file, unless it is there."""
    if FILE.exists() and FILE.stat().st_size == SIZE:
        return
    FILE.parent.mkdir(parents=True, exist_ok=True)
    random = Random(SIZE)
    with FILE.open("wb") as file:
        for _ in range(SIZE // 2**20):
            file.write(random.randbytes(2**20))


def hash_bare() -> Measurement:
    """Hash all entries and nodes in a plain loop; the size of the file is a power of two."""
    hash_bytes = tiny_keccak.keccak256
    tops: list[bytes] = []
    cpu, wall = time.process_time(), time.perf_counter()
    with FILE.open("rb") as file:
        while data := file.read(SEGMENT_SIZE):
            level = [
                hash_bytes(data[at : at + ENTRY_SIZE]) for at in range(0, len(data), ENTRY_SIZE)
            ]
            while len(level) > 1:
                level = [hash_bytes(level[at] + level[at + 1]) for at in range(0, len(level), 2)]
            tops += level
    while len(tops) > 1:
        tops = [hash_bytes(tops[at] + tops[at + 1]) for at in range(0, len(tops), 2)]
    return Measurement(f"0x{tops[0].hex()}", time.process_time() - cpu, time.perf_counter() - wall)


def run_process(command: list[str], text: str) -> tuple[str, float, float]:
    """Return what a process prints, and its CPU and wall seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    output = subprocess.run(
        command, input=text, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return output, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def run_zgspec(jobs: int) -> Measurement:
    """Run `zgspec root`."""
    command = [sys.executable, "-m", "zgspec", "root", "--json", "--jobs", str(jobs), str(FILE)]
    output, cpu, wall = run_process(command, "")
    found = get_object(get_list(parse_json(output), "$")[0], "$[0]")
    return Measurement(get_text(found["root"], "$[0].root"), cpu, wall)


def run_client(*command: str) -> Measurement:
    """Ask a client of `make conformance` for the root."""
    data = {"file": str(FILE)}
    case = {"id": "0", "handler": "storage.md#compute_data_root", "input": {"data": data}}
    output, cpu, wall = run_process([*command], f"{render_line(case)}\n")
    found = get_object(parse_json(output), "$")
    return Measurement(get_text(found["returns"], "$.returns"), cpu, wall)


def get_rows() -> list[Row]:
    """Return what can be measured here; clients are there after `make conformance`."""
    typescript = str(ROOT / "clients" / "typescript" / "build" / "client.js")
    python = str(ROOT / "clients" / "python" / "zgspec_client.py")
    sdk_python = str(CONFORMANCE / "python-sdk" / "bin" / "python")
    go = str(CONFORMANCE / "zgspec-client-go")
    rows = [
        Row("tiny-keccak in a bare loop", hash_bare, RUNS, "at least 1/1.2 of the time"),
        Row("zgspec root, 1 process", partial(run_zgspec, 1), RUNS, ""),
        Row("zgspec root, 2 processes", partial(run_zgspec, 2), RUNS, "less wall time"),
    ]
    clients = (
        ("TypeScript SDK", ("node", typescript), typescript, "at least 10 times"),
        ("Python SDK", (sdk_python, python), sdk_python, "at least 15 times"),
        ("Go client", (go,), go, ""),
    )
    for name, command, needed, goal in clients:
        if Path(needed).exists():
            rows.append(Row(name, partial(run_client, *command), CLIENT_RUNS, goal))
        else:
            print(f"{name}: not installed, run make conformance first")
    return rows


def main() -> int:
    """Print a table; return 1 if two roots differ."""
    write_file()
    rows = get_rows()
    found: dict[str, list[Measurement]] = {row.name: [] for row in rows}
    for number in range(RUNS):
        for row in rows:
            if number < row.runs:
                found[row.name].append(row.measure())
    own = median(run.cpu for run in found["zgspec root, 1 process"])
    print(f"root of {SIZE // 2**20} MiB, median; load {os.getloadavg()[0]:.1f}")
    print(f"{'':28} {'CPU s':>8} {'wall s':>8} {'/ zgspec':>9}  goal")
    for row in rows:
        cpu, wall = (
            median(values)
            for values in zip(*[(r.cpu, r.wall) for r in found[row.name]], strict=True)
        )
        print(f"{row.name:28} {cpu:8.2f} {wall:8.2f} {cpu / own:8.2f}x  {row.goal}", flush=True)
    roots = {run.root for runs in found.values() for run in runs}
    print(f"root {', '.join(sorted(roots))}")
    return 0 if len(roots) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
