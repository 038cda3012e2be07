"""Which text and which vectors a package stands for."""

from __future__ import annotations

import hashlib
import json
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent
RECORD: Final = PACKAGE / "versions.json"


class UnknownVersionError(Exception):
    """Neither a checkout nor a record of one is there."""


def _hash(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.name} {path.stat().st_size}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def compute_versions(root: Path) -> dict[str, str]:
    """Return the versions of a checkout: package, hash of the text, hash and size of the vectors."""
    manifest = root / "vectors" / "manifest.json"
    content: dict[str, object] = json.loads(manifest.read_text(encoding="utf-8"))
    try:
        package = version("zgspec")
    except PackageNotFoundError:
        package = "not installed"
    return {
        "package": package,
        "specification": _hash(sorted((root / "specs").glob("*.md"))),
        "vectors": _hash([manifest]),
        "vector_format": str(content["format"]),
        "vector_cases": str(content["cases"]),
    }


def get_versions() -> dict[str, str]:
    """Return the versions of this checkout, or those that were recorded when the package was built.

    Raises:
        UnknownVersionError: the package was built without a record.
    """
    if (PACKAGE.parent / "specs").is_dir():
        return compute_versions(PACKAGE.parent)
    if not RECORD.is_file():
        raise UnknownVersionError(f"{RECORD.name} is missing: build the package with make wheel")
    found: dict[str, str] = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


def main() -> int:
    """Write the record that goes into the wheel."""
    RECORD.write_text(json.dumps(compute_versions(PACKAGE.parent), indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
