"""Shows what was proved."""

from __future__ import annotations

from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from zgspec.prover.result import Result
from zgspec.replay.values import render_line

PLAIN_WIDTH: Final = 180


def show(
    results: list[Result],
    survivors: list[str],
    unbroken: list[str],
    left_to_vectors: int,
    with_witnesses: bool = False,
) -> None:
    """Print the table; what did not hold, or only within bounds, is told in full below it."""
    table = Table(box=None, header_style="bold")
    for column in ("theorem", "line", "assumptions", "status", "obligations", "mutants", "time"):
        table.add_column(column, overflow="fold")
    for result in results:
        table.add_row(*[Text(cell) for cell in _get_cells(result)])
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    console.print(table)
    for result in results:
        _explain(result)
        if with_witnesses and result.witness is not None:
            print(f"  witness of {_get_name(result)}: {_shorten(render_line(result.witness))}")
    for survivor in survivors:
        console.print(f"surviving mutant {survivor}", markup=False)
    for theorem in unbroken:
        console.print(f"no mutant breaks {theorem}", markup=False)
    if left_to_vectors:
        console.print(
            f"{left_to_vectors} mutants are left to vectors: one catches each, or its reason is given"
        )
    counts = [
        f"{sum(r.status == s for r in results)} {s}" for s in sorted({r.status for r in results})
    ]
    console.print(f"{len(results)} theorems: {', '.join(counts)}")


def _get_cells(result: Result) -> tuple[str, ...]:
    return (
        _get_name(result),
        result.place,
        "; ".join(result.assumptions),
        result.status,
        str(result.obligations),
        _count_mutants(result),
        f"{result.seconds:.2f} s",
    )


def _get_name(result: Result) -> str:
    return result.theorem.partition(".")[2].removeprefix("theorem_")


def _shorten(text: str) -> str:
    return text if len(text) <= PLAIN_WIDTH else f"{text[: PLAIN_WIDTH - 3]}..."


def _count_mutants(result: Result) -> str:
    """Return how many mutants this theorem is known to break, of those that are other functions.

    A mutant counts for the first theorem that breaks it. One that is never the first counts one, if it breaks any.
    """
    if not result.mutants:
        return "-"
    killed = sum(verdict == f"killed: {result.theorem}" for verdict in result.mutants.values())
    reached = sum(verdict != "equivalent" for verdict in result.mutants.values())
    return f"{killed or int(bool(result.broken_by))}/{reached}"


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
