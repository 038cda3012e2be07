"""Proves what has changed, on several processes, and shows a table. The solver is imported in the workers only."""

from __future__ import annotations

import json as json_format
import multiprocessing
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zgspec.compiler import Specification, Target, get_reachable, name_file, parse_specification
from zgspec.prover.ledger import Ledger, compute_key
from zgspec.prover.result import GOOD, Result
from zgspec.replay.selection import hint


@dataclass(frozen=True)
class Job:
    """A theorem whose proof is missing, or a function whose mutants are."""

    preset: str
    document: str
    name: str
    key: str
    theorems: tuple[str, ...] = ()
    overlay: str = ""

    @property
    def entry(self) -> str:
        """Return the name under which the ledger keeps the result."""
        package = Target(self.preset, self.overlay).package
        return f"{package}/{self.document}.{self.name}"


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
    overlay: str | None = None,
) -> int:
    """Prove every theorem whose name contains `only`; return 0 if all hold.

    With an overlay, these are its own theorems and those of the base that rest on what it defines.

    Results come from the ledger where nothing that they rest on has changed, unless `cold`. With
    `mutants`, every mutant of the functions that the theorems rest on must break a theorem, be
    equivalent, or at least be caught by a vector.
    """
    specification = parse_specification(root / "specs", overlay)
    ledger = Ledger(root)
    names = find_theorems(specification, preset)
    wanted = [name for name in names if only in name]
    if not wanted:
        print(
            f"zgspec prove: no theorem has {only!r} in its name{hint(only, names)}", file=sys.stderr
        )
        return 1
    proofs = prove_theorems(specification, ledger, preset, wanted, cold, jobs)
    left: list[tuple[str, str]] = []
    if mutants:
        users = [_create_job(specification, preset, name) for name in names]
        users = [job for job in users if _is_good(ledger.find(job.entry, job.key))]
        left = _judge_mutants(specification, ledger, proofs, users, cold, jobs)
    explained = _find_explained(root, specification.overlay) if left else frozenset()
    survivors = [f"{name}: {verdict}" for name, verdict in left if name not in explained]
    results = [result for _, result in proofs]
    if json:
        shown = {"theorems": [result.to_json() for result in results], "survivors": survivors}
        print(json_format.dumps(shown, indent=1))
    else:
        show(results, survivors, len(left) - len(survivors))
    kept = keep_counterexamples(root, specification, preset, results)
    if kept and not json:
        print(f"counterexamples are kept in {kept.relative_to(root)}")
    is_good = all(result.status in GOOD for result in results)
    return 0 if is_good and proofs and not survivors else 1


def find_theorems(specification: Specification, preset: str) -> list[str]:
    """Return the theorems to prove: all of the base, or those that can differ from the base under an overlay."""
    names = [
        f"{document.name}.{name}"
        for document in specification.documents.values()
        for name in document.theorems
    ]
    return [name for name in names if _is_own(specification, preset, name)]


def _is_own(specification: Specification, preset: str, theorem: str) -> bool:
    """Return whether a theorem rests on something that the overlay defines, or there is none."""
    reached = get_reachable(specification, theorem, preset)
    return any(specification.is_own(*name.split(".")) for name in reached)


def prove_theorems(
    specification: Specification,
    ledger: Ledger,
    preset: str,
    names: list[str],
    cold: bool = False,
    jobs: int = 2,
) -> list[tuple[Job, Result]]:
    """Return the results of theorems such as `storage.theorem_x`, those of the ledger where they still hold."""
    wanted = [_create_job(specification, preset, name) for name in names]
    missing = [job for job in wanted if cold or ledger.find(job.entry, job.key) is None]
    missing.sort(key=lambda job: -ledger.get_seconds(job.entry))
    for job, outcome in _run(specification, missing, jobs):
        ledger.store(job.entry, job.key, outcome)
        _show_progress(f"{outcome['status']} {job.name}")
    found = [(job, ledger.find(job.entry, job.key)) for job in wanted]
    return [(job, result) for job, result in found if result is not None]


def _create_job(specification: Specification, preset: str, name: str) -> Job:
    document, _, own_name = name.partition(".")
    key = compute_key(specification, preset, document, own_name)
    # A theorem that no part of the overlay reaches is that of the base, and so is its proof.
    overlay = specification.overlay if _is_own(specification, preset, name) else ""
    return Job(preset, document, own_name, key, overlay=overlay)


def _find_explained(root: Path, overlay: str) -> frozenset[str]:
    """Return the mutants that a vector catches, and those that are accepted by name with a reason.

    The file of kills is taken as it is: only `zgspec mutate --check` shows that it is up to date,
    and .ci/run asks for that first.
    """
    from zgspec.coverage.accepted import read_accepted

    accepted = read_accepted(root / "tests" / name_file("mutation_accepted.toml", overlay))
    return frozenset(read_kills(root / "vectors" / name_file("kills.json", overlay))) | frozenset(
        accepted.reasons
    )


def read_kills(path: Path) -> set[str]:
    """Return the mutants that the vectors catch; none if that was not measured."""
    try:
        content: object = json_format.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    functions = content.get("functions") if isinstance(content, dict) else None
    return {
        f"{function}: {change}"
        for function, verdicts in (functions or {}).items()
        for changes in verdicts.get("killed", {}).values()
        for change in changes
    }


def keep_counterexamples(
    root: Path, specification: Specification, preset: str, results: list[Result]
) -> Path | None:
    """Write the calls that refute theorems, with what the text makes of them, as files that replay reads."""
    refuted = [result for result in results if result.status == "refuted" and result.vectors]
    if not refuted:
        return None
    from zgspec.prover.counterexamples import write_counterexamples

    folder = root / "build" / "counterexamples"
    write_counterexamples(folder, specification, preset, refuted)
    return folder


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
) -> list[tuple[str, str]]:
    """Judge the mutants of all functions that the proofs rest on; return those that break none, and why.

    Every theorem that holds may break a mutant, not only those that were asked for.
    """
    work = _find_functions(specification, [job for job, _ in proofs], users)
    missing = [job for job in work if cold or ledger.find_mutants(job.entry, job.key) is None]
    for job, outcome in _run(specification, missing, jobs):
        ledger.store(job.entry, job.key, outcome)
        _show_progress(f"mutants of {job.name}")
    survivors: list[tuple[str, str]] = []
    verdicts = {
        f"{job.document}.{job.name}": ledger.find_mutants(job.entry, job.key) for job in work
    }
    for job, proof in proofs:
        for function in _get_functions(specification, job):
            for name, verdict in (verdicts.get(function) or {}).items():
                proof.mutants[name] = verdict
    for found in verdicts.values():
        survivors += [(n, v) for n, v in (found or {}).items() if v.startswith("survived")]
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
            work.append(Job(jobs[0].preset, document, own_name, key, theorems, jobs[0].overlay))
    return work


def _show_progress(text: str) -> None:
    if sys.stderr.isatty():
        print(text, file=sys.stderr, flush=True)


def show(results: list[Result], survivors: list[str], left_to_vectors: int) -> None:
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
    if left_to_vectors:
        console.print(
            f"{left_to_vectors} mutants break no theorem; a vector catches each, or its reason is given"
        )
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
