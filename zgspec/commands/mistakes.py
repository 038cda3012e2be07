"""Well-known mistakes: wrong rules that clients have written, below specs/_mistakes.

A mistake is a directory. Its documents are laid over those of the text; or it has a single `hashing.md`
with a table of the hash functions that the client has taken for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from zgspec.compiler import Specification, parse_specification
from zgspec.compiler.errors import SpecError
from zgspec.compiler.load import load_documents
from zgspec.compiler.specification import parse_overlay
from zgspec.mutation.graph import Graph, get_id
from zgspec.replay.runner import Runner
from zgspec.runtime import hashing

PACKAGE: Final = "_zgspec_mistake"
HASHING: Final = "hashing.md"
ROW: Final = re.compile(r"\| `(\w+)` \| `(\w+)` \|")


@dataclass(frozen=True)
class Mistake:
    """A mistake: its title, the document to read, the text with it, and functions taken for others."""

    title: str
    document: Path
    specification: Specification
    hashes: dict[str, str]

    def concerns(self, functions: frozenset[str], graph: Graph) -> bool:
        """Return whether functions of the text change with it, or read a constant that does.

        `graph` is that of the text: what only the mistake has is read by what it changes.
        """
        if self.hashes:
            return True
        documents = self.specification.documents.values()
        changed = {get_id(item.name, name) for item in documents for name in item.overlaid}
        return not functions.isdisjoint(changed | graph.find_readers(changed))

    def load(self, preset: str) -> Runner:
        """Return a runner of a preset with the mistake, on modules in a package of its own."""
        package = f"{PACKAGE}_{preset}_{self.document.parent.name}"
        with _exchanged(self.hashes):
            return Runner(load_documents(self.specification, preset, package))


class Library:
    """The text of a checkout and its known mistakes. Each is read and loaded once, when it is needed."""

    def __init__(self, root: Path) -> None:
        self._specs: Final = root / "specs"
        self.specification: Final = parse_specification(self._specs)
        self._runners: Final[dict[tuple[str, Path], Runner]] = {}

    @cached_property
    def _graph(self) -> Graph:
        return Graph(self.specification)

    @cached_property
    def _mistakes(self) -> list[Mistake]:
        return [*find_mistakes(self.specification, self._specs / "_mistakes")]

    def get_specification(self, overlay: str) -> Specification:
        """Return the text, with an overlay unless its name is empty."""
        folder = self._specs / "_features" / overlay
        return parse_overlay(self.specification, folder) if overlay else self.specification

    def find_runners(
        self, preset: str, functions: frozenset[str]
    ) -> Iterator[tuple[Mistake, Runner]]:
        """Yield the mistakes that concern functions, each with a runner of the text that has it."""
        for mistake in self._mistakes:
            if mistake.concerns(functions, self._graph):
                key = preset, mistake.document
                if key not in self._runners:
                    self._runners[key] = mistake.load(preset)
                yield mistake, self._runners[key]


def find_mistakes(base: Specification, folder: Path) -> Iterator[Mistake]:
    """Yield the mistakes below a directory, in the order of their names.

    Raises SpecError for one that does not fit the text.
    """
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        document = min(path.glob("*.md"), default=None)
        if document is None:
            continue
        text = document.read_text(encoding="utf-8")
        hashes = _read_hashes(document, text) if document.name == HASHING else {}
        specification = base if hashes else parse_overlay(base, path)
        yield Mistake(text.partition("\n")[0].removeprefix("# "), document, specification, hashes)


def _read_hashes(document: Path, text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        row = ROW.fullmatch(line)
        if row is not None:
            for name in row.groups():
                if name not in vars(hashing):
                    raise SpecError(document, number, f"the runtime has no hash function {name}")
            found[row[1]] = row[2]
    if not found:
        raise SpecError(document, 1, "no row names a function of the text and one of the client")
    return found


@contextmanager
def _exchanged(hashes: dict[str, str]) -> Iterator[None]:
    """Let modules that are loaded in the block import other hash functions under the names of the text."""
    before: dict[str, object] = {name: vars(hashing)[name] for name in hashes}
    others: dict[str, object] = {name: vars(hashing)[other] for name, other in hashes.items()}
    vars(hashing).update(others)
    try:
        yield
    finally:
        vars(hashing).update(before)
