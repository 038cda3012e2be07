"""Chooses files of cases: of all handlers, or of those that are named."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from zgspec.replay.cases import Suite, find_suites, read_suite
from zgspec.replay.errors import SelectionError
from zgspec.replay.values import ShapeError


def find_files(path: Path) -> list[Path]:
    """Return the files of cases of a file or a folder.

    Raises:
        SelectionError: the folder has none.
    """
    files = find_suites(path)
    if not files:
        raise SelectionError(f"no file below {path} has cases")
    return files


def count_files(path: Path) -> int:
    """Return how many files of cases there are."""
    return len(find_files(path))


def read_distinct(file: Path) -> Suite:
    """Return the suite of a file; a ShapeError names an id that stands twice in it."""
    suite = read_suite(file)
    first: dict[str, int] = {}
    for number, case in enumerate(suite.cases):
        if first.setdefault(case.id, number) != number:
            problem = f"{case.id} is the id of cases[{first[case.id]}] too"
            raise ShapeError(f"{file}: $.cases[{number}].id", problem)
    return suite


def select_suites(path: Path, handlers: Sequence[str]) -> Iterator[tuple[Path, Suite]]:
    """Yield the files below a path with their suites: all, each read when its turn comes, or those of handlers.

    A handler is written as `storage.md#compute_x` or `compute_x`.

    Raises:
        SelectionError: there is no file, or none for a handler; nothing has been yielded then.
    """
    files = find_files(path)
    if not handlers:
        yield from ((file, read_distinct(file)) for file in files)
        return
    known: set[str] = set()
    selected: list[tuple[Path, Suite]] = []
    for file in files:
        suite = read_distinct(file)
        known.add(suite.handler)
        if any(is_named(suite.handler, text) for text in handlers):
            selected.append((file, suite))
    for text in handlers:
        if not any(is_named(handler, text) for handler in known):
            raise SelectionError(
                f"no file below {path} is of the handler {text}{hint(text, known)}"
            )
    yield from selected


def is_named(handler: str, text: str) -> bool:
    """Return whether a text is a handler, with or without its document."""
    return text in (handler, handler.partition("#")[2])


def hint(text: str, known: Collection[str]) -> str:
    """Return what may have been meant, as the end of a message; empty if nothing is like it."""
    by_name = {name.rpartition("#")[2]: name for name in sorted(known)}
    close = difflib.get_close_matches(text.rpartition("#")[2], by_name, 3)
    return f"; similar: {', '.join(by_name[name] for name in close)}" if close else ""
