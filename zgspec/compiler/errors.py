"""What the compiler says when it refuses a document."""

from __future__ import annotations

from pathlib import Path


class SpecError(Exception):
    """A document that cannot become a module. Its text is `specs/storage.md:12: what is wrong`."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path.as_posix()}:{line}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem
