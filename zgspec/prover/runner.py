"""Proves what has changed, on several processes, and shows a table. The solver is loaded only to prove something."""

from __future__ import annotations

import ast
import gc
import importlib
import json as json_format
import multiprocessing
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zgspec import PRESETS
from zgspec.compiler import Specification, Target, get_reachable, name_file, parse_specification
from zgspec.prover.header import read_header
from zgspec.prover.ledger import Ledger, compute_key
from zgspec.prover.report import show
from zgspec.prover.result import GOOD, Result
from zgspec.replay.selection import hint

if TYPE_CHECKING:
    from zgspec.prover.program import Program


@dataclass(frozen=True)
class Job:
    """What is missing: a proof, the verdicts on a function's mutants, or a mutant that breaks a theorem.

    The second has the theorems that rest on the function, and the mutants that a vector catches; the
    third has the functions that the theorem rests on.
    """

    preset: str
    document: str
    name: str
    key: str
    theorems: tuple[str, ...] = ()
    caught: frozenset[str] = frozenset()
    functions: tuple[str, ...] = ()
    overlay: str = ""

    @property
    def entry(self) -> str:
        """Return the name under which the ledger keeps the result."""
        package = Target(self.preset, self.overlay).package
        suffix = " broken by" if self.functions else ""
        return f"{package}/{self.document}.{self.name}{suffix}"


@dataclass
class Context:
    """What a worker inherits from the process that started it."""

    program: Program | None = None


_CONTEXT = Context()

BROKEN_BY: Final = "broken by"
"""The key of the one answer to what breaks a theorem."""


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
    equivalent, or at least be caught by a vector; and some mutant must break each theorem.
    """
    specification = parse_specification(root / "specs", overlay)
    ledger = Ledger(root)
    theorems = [
        _create_job(specification, preset, name) for name in find_theorems(specification, preset)
    ]
    wanted = [job for job in theorems if only in f"{job.document}.{job.name}"]
    if not wanted:
        names = [f"{job.document}.{job.name}" for job in theorems]
        problem = f"no theorem has {only!r} in its name{hint(only, names)}"
        print(f"zgspec prove: {problem}", file=sys.stderr)
        return 1
    proofs = _prove_missing(specification, ledger, wanted, cold, jobs)
    left = _find_survivors(specification, ledger, theorems, proofs, mutants, cold, jobs)
    explained = _find_explained(root, specification.overlay) if left else frozenset()
    survivors = [f"{name}: {verdict}" for name, verdict in left if name not in explained]
    results = [result for _, result in proofs]
    unbroken = [r.theorem for r in results if mutants and r.status in GOOD and not r.broken_by]
    if json:
        shown = {
            "theorems": [result.to_json() for result in results],
            "survivors": survivors,
            "unbroken": unbroken,
        }
        print(json_format.dumps(shown, indent=1))
    else:
        show(results, survivors, unbroken, len(left) - len(survivors), bool(only))
    kept = keep_inputs(root, specification, preset, results)
    if not json:
        print(
            "".join(f"{what} are kept in {path.relative_to(root)}\n" for what, path in kept), end=""
        )
    is_good = all(result.status in GOOD for result in results)
    return 0 if is_good and proofs and not survivors and not unbroken else 1


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
    if not specification.overlay:
        return True
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
    return _prove_missing(specification, ledger, wanted, cold, jobs)


def _prove_missing(
    specification: Specification, ledger: Ledger, wanted: list[Job], cold: bool, jobs: int
) -> list[tuple[Job, Result]]:
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


def keep_inputs(
    root: Path, specification: Specification, preset: str, results: list[Result]
) -> list[tuple[str, Path]]:
    """Keep what the proofs found as vectors; return what is new, and where it is."""
    from zgspec.prover.witnesses import keep_witnesses

    folder = keep_counterexamples(root, specification, preset, results)
    found = [] if folder is None else [("counterexamples", folder)]
    if preset == PRESETS[0] and not specification.overlay:
        changed = keep_witnesses(root, specification, preset, results)
        found += [("witnesses", path) for path in changed]
    return found


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
    """Yield results as they come; leaving early stops the workers.

    Solver and program are loaded once, here. Each job has a process of its own, forked from this
    state: what the solver did for one job has no influence on how it goes about another.
    """
    if not missing:
        return
    for name in ("mutants", "theorem"):
        importlib.import_module(f"zgspec.prover.{name}")
    from zgspec.prover.program import load

    _CONTEXT.program = load(specification, missing[0].preset)
    gc.freeze()  # what is here already is not copied into each worker by its collector
    context = multiprocessing.get_context("fork")
    with context.Pool(max(1, min(jobs, len(missing))), maxtasksperchild=1) as pool:
        yield from pool.imap_unordered(_work, missing)


def _work(job: Job) -> tuple[Job, dict[str, object]]:
    """Do one job, in a worker."""
    from zgspec.prover.mutants import find_break, judge_function
    from zgspec.prover.theorem import prove_theorem

    program = _CONTEXT.program
    if program is None:
        raise RuntimeError("a worker without a program")
    name = f"{job.document}.{job.name}"
    if job.functions:
        return job, {BROKEN_BY: find_break(program, name, job.functions)}
    if job.theorems:
        return job, dict(judge_function(program, name, job.theorems, job.caught))
    return job, prove_theorem(program, job.document, job.name).to_json()


def _find_survivors(
    specification: Specification,
    ledger: Ledger,
    theorems: list[Job],
    proofs: list[tuple[Job, Result]],
    mutants: bool,
    cold: bool,
    jobs: int,
) -> list[tuple[str, str]]:
    """Give each proof what is known of its mutants; return those that break none, where that was asked.

    Every theorem that holds may break a mutant, not only those that were asked for.
    """
    users = [job for job in theorems if _is_good(ledger.find(job.entry, job.key))]
    caught = read_kills(ledger.root / "vectors" / name_file("kills.json", specification.overlay))
    work = _find_functions(specification, [job for job, _ in proofs], users, caught)
    if mutants:
        _judge_mutants(specification, ledger, work, cold, jobs)
    known = _read_mutants(specification, ledger, work, proofs)
    if mutants:
        _find_breaks(specification, ledger, proofs, cold, jobs)
    return [item for item in known if item[1].startswith("survived")] if mutants else []


def _judge_mutants(
    specification: Specification, ledger: Ledger, work: list[Job], cold: bool, jobs: int
) -> None:
    """Judge the mutants of functions of which the ledger knows nothing."""
    missing = [job for job in work if cold or ledger.find_mutants(job.entry, job.key) is None]
    for job, outcome in _run(specification, missing, jobs):
        ledger.store(job.entry, job.key, outcome)
        _show_progress(f"mutants of {job.name}")


def _read_mutants(
    specification: Specification,
    ledger: Ledger,
    work: list[Job],
    proofs: list[tuple[Job, Result]],
) -> list[tuple[str, str]]:
    """Return what the ledger knows of mutants, and give each proof those of its functions."""
    verdicts = {
        f"{job.document}.{job.name}": ledger.find_mutants(job.entry, job.key) or {} for job in work
    }
    for job, proof in proofs:
        for function in _get_functions(specification, job):
            proof.mutants = proof.mutants | verdicts.get(function, {})
    return [item for found in verdicts.values() for item in found.items()]


def _find_breaks(
    specification: Specification,
    ledger: Ledger,
    proofs: list[tuple[Job, Result]],
    cold: bool,
    jobs: int,
) -> None:
    """Tell each proof which mutant breaks its theorem, if not as the first theorem, then as a later one."""
    work: list[Job] = []
    for job, proof in proofs:
        first = f"killed: {proof.theorem}"
        proof.broken_by = next(
            (name for name, found in proof.mutants.items() if found == first), ""
        )
        if not proof.broken_by and _is_good(proof):
            work.append(replace(job, functions=tuple(_get_functions(specification, job))))
    missing = [job for job in work if cold or ledger.find_mutants(job.entry, job.key) is None]
    for job, outcome in _run(specification, missing, jobs):
        ledger.store(job.entry, job.key, outcome)
        _show_progress(f"mutants that break {job.name}")
    found = {
        (job.document, job.name): ledger.find_mutants(job.entry, job.key) or {} for job in work
    }
    for job, proof in proofs:
        later = found.get((job.document, job.name), {})
        proof.broken_by = proof.broken_by or later.get(BROKEN_BY, "")


def _get_functions(specification: Specification, job: Job) -> list[str]:
    found = []
    theorem = specification.documents[job.document].theorems[job.name].node
    unknown = read_header(theorem).unknown if isinstance(theorem, ast.FunctionDef) else frozenset()
    for name in get_reachable(
        specification, f"{job.document}.{job.name}", job.preset, without=unknown
    ):
        document, _, own_name = name.partition(".")
        definition = specification.documents[document].definitions.get(own_name)
        if definition is not None and definition.kind == "function":
            found.append(name)
    return found


def _is_good(result: Result | None) -> bool:
    return result is not None and result.status in GOOD


def _find_functions(
    specification: Specification, wanted: list[Job], users: list[Job], caught: set[str]
) -> list[Job]:
    """Return one job for each function that a wanted proof rests on, with all theorems that do.

    What it finds out rests on these theorems, and on which mutants of the function a vector catches.
    """
    names = {name for job in wanted for name in _get_functions(specification, job)}
    found: dict[str, list[Job]] = {name: [] for name in sorted(names)}
    for job in users:
        for name in _get_functions(specification, job):
            if name in found:
                found[name].append(job)
    kills: dict[str, list[str]] = {}
    for kill in caught:
        kills.setdefault(kill.partition(": ")[0], []).append(kill)
    work = []
    for name, jobs in found.items():
        if jobs:
            document, _, own_name = name.partition(".")
            own = frozenset(kills.get(f"{document}.md#{own_name}", ()))
            key = " ".join([*sorted(job.key for job in jobs), *sorted(own)])
            theorems = tuple(f"{job.document}.{job.name}" for job in jobs)
            work.append(
                Job(
                    jobs[0].preset,
                    document,
                    own_name,
                    key,
                    theorems,
                    own,
                    overlay=jobs[0].overlay,
                )
            )
    return work


def _show_progress(text: str) -> None:
    if sys.stderr.isatty():
        print(text, file=sys.stderr, flush=True)
