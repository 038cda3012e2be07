"""Which text a generated package was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from zgspec.compiler.model import Specification

FENCE: Final = b"```python"
"""What a document with rules has."""


def compute_hashes(specification: Specification) -> dict[str, str]:
    """Return the SHA-256 of each document, also of an overlay, by its path."""
    paths = {document.path for document in specification.documents.values()}
    paths |= {item.overlay_path for item in specification.documents.values() if item.overlay_path}
    return {path.as_posix(): hash_file(specification.root / path) for path in sorted(paths)}


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, empty if it is missing."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def find_change(root: Path, hashes: Mapping[str, str]) -> str:
    """Return the first document that is not what a package was made from, empty if there is none.

    A document that is new in one of their folders counts, if it has rules.
    """
    for path, digest in hashes.items():
        if hash_file(root / path) != digest:
            return path
    for folder in sorted({Path(path).parent for path in hashes}):
        for document in sorted((root / folder).glob("*.md")):
            path = document.relative_to(root).as_posix()
            if path not in hashes and FENCE in document.read_bytes():
                return path
    return ""
