"""A directory of documents to a Specification."""

from __future__ import annotations

from pathlib import Path

from zgspec.compiler.document import read_document
from zgspec.compiler.errors import SpecError
from zgspec.compiler.model import PRESETS, Document, Specification
from zgspec.compiler.overlay import check_signatures, lay_over
from zgspec.compiler.resolve import check_names, sort_documents


def parse_specification(specs: Path, overlay: str | Path | None = None) -> Specification:
    """Return the documents of a directory, in import order.

    `overlay` is the name of a directory below `specs/_features`, or any directory of documents.
    Raises SpecError for the first thing that is wrong.
    """
    base = parse_base(specs)
    if overlay is None:
        return base
    directory = specs / "_features" / overlay if isinstance(overlay, str) else overlay
    return parse_overlay(base, directory)


def parse_base(specs: Path) -> Specification:
    """Return the specification without overlay."""
    specs = specs.resolve()
    root = specs.parent
    documents = sort_documents(_read_directory(specs, root))
    if not documents:
        raise SpecError(_show(specs, root), 1, "no document with rules")
    check_names(documents)
    return Specification(documents, PRESETS, root)


def parse_overlay(base: Specification, directory: Path) -> Specification:
    """Return the base with a directory of overlay documents on top. The base is not changed."""
    directory = directory.resolve()
    layers = _read_directory(directory, base.root, overlay=True)
    if not layers:
        raise SpecError(_show(directory, base.root), 1, "an overlay without a document")
    if not directory.name.isidentifier():
        raise SpecError(_show(directory, base.root), 1, f"{directory.name!r} can't name a package")
    documents = dict(base.documents)
    for name, layer in layers.items():
        if name not in documents:
            raise SpecError(layer.path, 1, f"an overlay of {name}.md, which the base does not have")
        documents[name] = lay_over(documents[name], layer)
    check_signatures(base.documents, layers)
    documents = sort_documents(documents)
    replaced = _find_importers(documents, set(layers))
    check_names(documents)
    return Specification(documents, base.presets, base.root, directory.name, replaced)


def find_overlays(specs: Path) -> list[Path]:
    """Return the directories of overlays, in order."""
    return sorted(path.parent for path in {*specs.glob("_features/*/*.md")})


def _find_importers(documents: dict[str, Document], changed: set[str]) -> frozenset[str]:
    """Return the changed documents and all that import them, directly or not, also in theorems."""
    found: set[str] = set()
    while found != changed:
        found = changed
        changed = found | {
            name
            for name, item in documents.items()
            if found & (item.siblings.keys() | item.spoken_of)
        }
    return frozenset(found)


def _read_directory(directory: Path, root: Path, overlay: bool = False) -> dict[str, Document]:
    documents: dict[str, Document] = {}
    for path in sorted(directory.glob("*.md")):
        document = read_document(path, _show(path, root), overlay)
        if document is not None:
            documents[document.name] = document
    return documents


def _show(path: Path, root: Path) -> Path:
    """Return the path as errors show it: below the root where it is."""
    return path.relative_to(root) if path.is_relative_to(root) else path
