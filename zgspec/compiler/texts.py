"""Which text a generated package was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from zgspec.compiler.model import Specification


def compute_hashes(specification: Specification) -> dict[str, str]:
    """Return the SHA-256 of each document, also of an overlay, by its path."""
    paths = {document.path for document in specification.documents.values()}
    paths |= {item.overlay_path for item in specification.documents.values() if item.overlay_path}
    return {path.as_posix(): hash_file(specification.root / path) for path in sorted(paths)}


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, empty if it is missing."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def find_change(root: Path, hashes: Mapping[str, str]) -> str:
    """Return the first document that is not what a package was made from, empty if there is none."""
    changed = (path for path, digest in hashes.items() if hash_file(root / path) != digest)
    return next(changed, "")
