"""`zgspec vectors`: builds the specification and brings the test vectors up to date."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

Advance = Callable[[int, int, str], None]


class BadSliceError(ValueError):
    """A part that is not written like 3/8, or lies outside."""


def parse_slice(text: str) -> tuple[int, int]:
    """Return (3, 8) for 3/8.

    Raises:
        BadSliceError: the text is not a part of a whole.
    """
    index, _, count = text.partition("/")
    if not (index.isdecimal() and count.isdecimal() and 1 <= int(index) <= int(count)):
        raise BadSliceError(f"{text!r} is not a part like 3/8")
    return int(index), int(count)


@contextmanager
def show_progress(title: str) -> Iterator[Advance | None]:
    """Show a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn(title),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=None, name="")
        yield lambda done, total, name: progress.update(
            task, completed=done, total=total, name=name
        )


def _get_refusals() -> tuple[type[Exception], ...]:
    """Return what a refused text or generator raises; imported only when something was raised."""
    from generators.framework import GenerationError
    from zgspec.compiler.errors import SpecError

    return SpecError, BadSliceError, GenerationError


def run(root: Path, only: Sequence[str], part: str, jobs: int, force: bool, as_json: bool) -> int:
    """Generate what a change reaches; return 1 where the text or a generator is refused."""
    from generators.produce import generate

    try:
        with show_progress("vectors") as advance:
            summary = generate(
                root,
                jobs=jobs,
                part=parse_slice(part),
                only=only,
                force=force,
                report_progress=advance,
            )
    except _get_refusals() as error:
        print(f"zgspec vectors: {error}", file=sys.stderr)
        return 1
    print(json.dumps(summary.to_json(), indent=2) if as_json else summary)
    return 0
