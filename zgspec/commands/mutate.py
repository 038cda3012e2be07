"""`zgspec mutate`: the share of seeded mistakes in the text that the vectors catch."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from zgspec.compiler import SpecError, Specification, name_file, parse_specification
from zgspec.coverage.accepted import AcceptedError, read_accepted
from zgspec.coverage.cases import VectorError
from zgspec.mutation.equivalence import Verdict
from zgspec.mutation.graph import Graph
from zgspec.mutation.operators import Mutant
from zgspec.mutation.report import ScoreReport, render_kills
from zgspec.mutation.score import Advance, Options, measure
from zgspec.replay.errors import SelectionError
from zgspec.replay.selection import hint, is_named
from zgspec.replay.values import ShapeError


def run(
    root: Path,
    only: Sequence[str],
    jobs: int,
    fresh: bool,
    check: bool,
    as_json: bool,
    overlay: str | None = None,
) -> int:
    """Print the score of `root/vectors`; return 1 if a mutant is neither caught nor explained.

    Args:
        root: the checkout. Mutants that are accepted by name stand in `tests/mutation_accepted.toml`.
        only: names or ids of functions and constants; none stands for all.
        jobs: processes to use.
        fresh: forget what earlier runs found.
        check: fail if `vectors/kills.json` is not what it would be, instead of writing it.
        as_json: print what a program would read.
        overlay: measure what an overlay defines, by its own vectors; its files are named after it.
    """
    path = root / "tests" / name_file("mutation_accepted.toml", overlay or "")
    cache = root / "build" / name_file("mutation.json", overlay or "")
    if fresh:
        cache.unlink(missing_ok=True)
    try:
        accepted = read_accepted(path)
        specification = parse_specification(root / "specs", overlay)
        _check_names(specification, only)
        with _progress() as advance:
            options = Options(
                vectors=root / "vectors",
                judge=_judge,
                cache=cache,
                jobs=jobs,
                only=frozenset(only),
                advance=advance,
            )
            score = measure(specification, options, accepted)
    except (AcceptedError, ShapeError, SpecError, VectorError) as error:
        print(f"zgspec mutate: {error}", file=sys.stderr)
        return 1
    report = ScoreReport(score, path)
    print(json.dumps(report.to_json(), indent=2) if as_json else report)
    kills = root / "vectors" / name_file("kills.json", overlay or "")
    current = bool(only) or _keep_kills(kills, render_kills(score), check)
    return 0 if report.is_success and current else 1


def _check_names(specification: Specification, only: Sequence[str]) -> None:
    """Raise SelectionError for a name that no function and no constant has."""
    kinds = ("function", "constant")
    known = [key for key, item in Graph(specification).definitions.items() if item.kind in kinds]
    known = [key for key in known if specification.is_own(*key.split(".md#"))]
    for text in only:
        if not any(is_named(key, text) for key in known):
            raise SelectionError(f"no function or constant is called {text}{hint(text, known)}")


def _judge(specification: Specification, mutant: Mutant) -> Verdict:
    # The solver is large: only the processes that ask it load it.
    from zgspec.prover.equivalence import judge_mutant

    try:
        return judge_mutant(specification, mutant)
    except MemoryError:
        # A number that the text never sees can be too large to shift by.
        return Verdict("unknown", "the prover ran out of memory")


def _keep_kills(path: Path, text: str, check: bool) -> bool:
    """Write the file of kills, or say whether it is up to date."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return True
    if check:
        print(f"zgspec mutate: {path} is out of date; run `make mutate`", file=sys.stderr)
        return False
    path.write_text(text, encoding="utf-8")
    return True


@contextmanager
def _progress() -> Iterator[Advance]:
    """Show what is done on a terminal; elsewhere show nothing."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return

    def advance(what: str, done: int, total: int) -> None:
        counted = f"{what}: {done} of {total}" if total else what
        # One line that is written over, without a thread: processes are forked meanwhile.
        print(f"\r\x1b[K{counted[:100]}", end="", file=sys.stderr, flush=True)

    try:
        yield advance
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
