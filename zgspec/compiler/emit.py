"""Documents to the source of modules, line by line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from zgspec.compiler.model import Document, Specification

PROSE: Final = "#| "

# Prose is made inert: a sentence could be a pragma, which switches a tool off. Most tools
# look behind a `#`: a bar follows each. Some look anywhere: a blank follows their name.
_HASHES: Final = re.compile(r"#+")
_TOOLS: Final = re.compile(r"(coding|isort|pylint|yapf)([:=])", re.IGNORECASE)


@cache
def comment(line: str) -> str:
    """Return a line of prose as a comment that no tool takes for a pragma."""
    if not line.strip():
        return ""
    if ":" in line or "=" in line:
        line = _TOOLS.sub(r"\1 \2", line)
    if "#" in line:
        line = _HASHES.sub(r"\g<0>|", line)
    return (PROSE + line).rstrip()


def comment_lines(document: Document) -> list[str]:
    """Return all lines of a document as comments."""
    return [comment(line) for line in document.lines]


def emit_document(
    document: Document, preset: str, comments: list[str], shared: Mapping[str, str]
) -> str:
    """Return the source of a document's module for a preset.

    `comments` are the document's lines as comments. `shared` maps the documents that have no module
    beside this one to the package that theirs is taken from.
    """
    output = comments.copy()
    for line, text in document.code.items():
        output[line - 1] = text
    for constant in document.constants.values():
        output[constant.line - 1] = constant.sources[preset]
    _redirect(output, document.import_lines, shared)
    return "\n".join(output) + "\n"


def emit_theorems(document: Document, comments: list[str], shared: Mapping[str, str]) -> str:
    """Return the source of a document's module of theorems."""
    output = comments.copy()
    for line, text in document.theorem_code.items():
        output[line - 1] = text
    _redirect(output, document.theorem_import_lines, shared)
    return "\n".join(output) + "\n"


def _redirect(output: list[str], lines: dict[int, str], shared: Mapping[str, str]) -> None:
    """Take the imports of documents without a module beside this one from where their module is."""
    for line, module in lines.items():
        if module in shared:
            package = f"from ..{shared[module]}.{module} "
            output[line - 1] = output[line - 1].replace(f"from .{module} ", package, 1)


def emit(specification: Specification, preset: str) -> dict[str, str]:
    """Return the sources of all modules: `storage`, and `storage_theorems` if it has theorems."""
    return emit_modules(specification, preset, {})


def emit_modules(
    specification: Specification, preset: str, shared: Mapping[str, str]
) -> dict[str, str]:
    """Return the source of every module whose document is not shared."""
    documents = [item for name, item in specification.documents.items() if name not in shared]
    comments = {document.name: comment_lines(document) for document in documents}
    sources = {
        document.name: emit_document(document, preset, comments[document.name], shared)
        for document in documents
    }
    # Theorems may speak about every document, so their modules come after all others.
    for document in documents:
        if document.theorem_code:
            text = emit_theorems(document, comments[document.name], shared)
            sources[f"{document.name}_theorems"] = text
    return sources
