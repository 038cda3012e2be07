"""Comments that the prover reads: `# invariant: left <= count` and `# decreases: left`.

Nothing here imports the solver: the ledger reads them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

NOTE: Final = re.compile(r"\s*#\s*(invariant|decreases):\s*(.+)$")
NAME: Final = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True)
class Note:
    """A comment: `invariant` or `decreases`, an expression as it is written, and its line."""

    word: str
    text: str
    line: int

    @property
    def names(self) -> list[str]:
        """Return every word that may be a name, each once."""
        return list(dict.fromkeys(NAME.findall(self.text)))


def read_notes(code: Mapping[int, str], lines: Iterable[int]) -> list[Note]:
    """Return the notes on some lines of code, by line number."""
    found = []
    for line in lines:
        match = NOTE.match(code.get(line, ""))
        if match:
            found.append(Note(match[1], match[2].strip(), line))
    return found
