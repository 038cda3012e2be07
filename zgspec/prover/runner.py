"""Proves what has changed, on several processes, and shows a table. The solver is imported in the workers only."""

from __future__ import annotations

import json as json_format
import multiprocessing
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zgspec.compiler import Specification, get_reachable, parse_specification
from zgspec.prover.ledger import Ledger, compute_key
from zgspec.prover.result import GOOD, Result


@dataclass(frozen=True)
class Job:
    """A theorem whose proof is missing, or a function whose mutants are."""

    preset: str
    document: str
    name: str
    key: str
    theorems: tuple[str, ...] = ()

    @property
    def entry(self) -> str:
        """Return the name under which the ledger keeps the result."""
        return f"{self.preset}/{self.document}.{self.name}"


@dataclass
class Context:
    """What a worker inherits from the process that started it."""

    specification: Specification | None = None


_CONTEXT = Context()
PLAIN_WIDTH = 180


def prove(
    root: Path,
    preset: str = "mainnet",
    only: str = "",
    cold: bool = False,
    mutants: bool = False,
    jobs: int = 2,
    json: bool = False,
) -> int:
    """Prove every theorem whose name contains `only`; return 0 if all hold.

    Results come from the ledger where nothing that they rest on has changed, unless `cold`. With
    `mutants`, every mutant of the functions that the theorems rest on must break one or be equivalent.
    """
    specification = parse_specification(root / "specs")
    ledger = Ledger(root)
    everything = [
        Job(preset, document.name, name, compute_key(specification, preset, document.name, name))
        for document in specification.documents.values()
        for name in document.theorems
    ]
    wanted = [job for job in everything if only in job.name]
    missing = [job for job in wanted if cold or ledger.find(job.entry, job.key) is None]
    missing.sort(key=lambda job: -ledger.get_seconds(job.entry))
    for job, outcome in _run(specification, missing, jobs):
        ledger.store(job.entry, job.key, outcome)
        _show_progress(f"{outcome['status']} {job.name}")
    found = [(job, ledger.find(job.entry, job.key)) for job in wanted]
    proofs = [(job, result) for job, result in found if result is not None]
    survivors: list[str] = []
    if mutants:
        users = [job for job in everything if _is_good(ledger.find(job.entry, job.key))]
        survivors = _judge_mutants(specification, ledger, proofs, users, cold, jobs)
    if json:
        shown = {"theorems": [r.to_json() for _, r in proofs], "survivors": survivors}
        print(json_format.dumps(shown, indent=1))
    else:
        _show([result for _, result in proofs], survivors)
    is_good = all(result.status in GOOD for _, result in proofs)
    return 0 if is_good and proofs and not survivors else 1


def _run(
    specification: Specification, missing: list[Job], jobs: int
) -> Iterator[tuple[Job, dict[str, object]]]:
    """Yield results as they come; leaving early stops the workers."""
    if not missing:
        return
    _CONTEXT.specification = specification
    context = multiprocessing.get_context("fork")
    with context.Pool(max(1, min(jobs, len(missing))), maxtasksperchild=8) as pool:
        yield from pool.imap_unordered(_work, missing)


def _work(job: Job) -> tuple[Job, dict[str, object]]:
    """Do one job, in a worker."""
    from zgspec.prover.mutants import judge_function
    from zgspec.prover.program import load
    from zgspec.prover.theorem import prove_theorem

    if _CONTEXT.specification is None:
        raise RuntimeError("a worker without a specification")
    program = load(_CONTEXT.specification, job.preset)
    if job.theorems:
        name = f"{job.document}.{job.name}"
        return job, dict(judge_function(program, name, job.theorems))
    return job, prove_theorem(program, job.document, job.name).to_json()


def _judge_mutants(
    specification: Specification,
    ledger: Ledger,
    proofs: list[tuple[Job, Result]],
    users: list[Job],
    cold: bool,
    jobs: int,
) -> list[str]:
    """Judge the mutants of all functions that the proofs rest on; return the survivors.

    Every theorem that holds may break a mutant, not only those that were asked for.
    """
    work = _find_functions(specification, [job for job, _ in proofs], users)
    missing = [job for job in work if cold or ledger.find_mutants(job.entry, job.key) is None]
    for job, outcome in _run(specification, missing, jobs):
        ledger.store(job.entry, job.key, outcome)
        _show_progress(f"mutants of {job.name}")
    survivors: list[str] = []
    verdicts = {
        f"{job.document}.{job.name}": ledger.find_mutants(job.entry, job.key) for job in work
    }
    for job, proof in proofs:
        for function in _get_functions(specification, job):
            for name, verdict in (verdicts.get(function) or {}).items():
                proof.mutants[name] = verdict
    for found in verdicts.values():
        survivors += [f"{n}: {v}" for n, v in (found or {}).items() if v.startswith("survived")]
    return survivors


def _get_functions(specification: Specification, job: Job) -> list[str]:
    found = []
    for name in get_reachable(specification, f"{job.document}.{job.name}", job.preset):
        document, _, own_name = name.partition(".")
        definition = specification.documents[document].definitions.get(own_name)
        if definition is not None and definition.kind == "function":
            found.append(name)
    return found


def _is_good(result: Result | None) -> bool:
    return result is not None and result.status in GOOD


def _find_functions(specification: Specification, wanted: list[Job], users: list[Job]) -> list[Job]:
    """Return one job for each function that a wanted proof rests on, with all theorems that do."""
    names = {name for job in wanted for name in _get_functions(specification, job)}
    found: dict[str, list[Job]] = {name: [] for name in sorted(names)}
    for job in users:
        for name in _get_functions(specification, job):
            if name in found:
                found[name].append(job)
    work = []
    for name, jobs in found.items():
        if jobs:
            document, _, own_name = name.partition(".")
            key = " ".join(sorted(job.key for job in jobs))
            theorems = tuple(f"{job.document}.{job.name}" for job in jobs)
            work.append(Job(jobs[0].preset, document, own_name, key, theorems))
    return work


def _show_progress(text: str) -> None:
    if sys.stderr.isatty():
        print(text, file=sys.stderr, flush=True)


def _show(results: list[Result], survivors: list[str]) -> None:
    """Print the table; what did not hold is told in full below it."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="bold")
    for column in ("theorem", "line", "assumptions", "status", "obligations", "mutants", "time"):
        table.add_column(column, overflow="fold")
    for result in results:
        killed = sum(not v.startswith(("survived", "equivalent")) for v in result.mutants.values())
        open_mutants = sum(v != "equivalent" for v in result.mutants.values())
        table.add_row(
            result.theorem.partition(".")[2].removeprefix("theorem_"),
            result.place,
            "; ".join(result.assumptions),
            result.status,
            str(result.obligations),
            f"{killed}/{open_mutants}" if result.mutants else "-",
            f"{result.seconds:.2f} s",
        )
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    console.print(table)
    for result in results:
        _explain(result)
    for survivor in survivors:
        console.print(f"surviving mutant {survivor}", markup=False)
    counts = [
        f"{sum(r.status == s for r in results)} {s}" for s in sorted({r.status for r in results})
    ]
    console.print(f"{len(results)} theorems: {', '.join(counts)}")


def _explain(result: Result) -> None:
    """Print why a theorem does not hold, or how far it does, and the lines that it never reaches."""
    lines = []
    if result.status != "proved" or result.detail:
        lines.append(f"{result.theorem}: {result.status}: {result.detail}")
    if result.counterexample is not None:
        lines.append(f"  input {result.counterexample}, in CPython: {result.replay}")
    for line in result.dead_lines:
        lines.append(f"  {result.theorem.partition('.')[2]} never reaches {line}")
    for line in lines:
        print(line)
