"""Markdown to typed Python: line N of a generated module is line N of its document."""

from __future__ import annotations

from zgspec.compiler.build import build
from zgspec.compiler.emit import emit
from zgspec.compiler.errors import SpecError
from zgspec.compiler.load import load_modules, unload_modules
from zgspec.compiler.model import (
    Concept,
    Constant,
    Constraint,
    Definition,
    Document,
    Import,
    ReasonRow,
    Specification,
)
from zgspec.compiler.reach import get_reachable
from zgspec.compiler.specification import find_overlays, parse_specification
from zgspec.compiler.target import Target, name_file, parse_target

__all__ = [
    "Concept", "Constant", "Constraint", "Definition", "Document", "Import", "ReasonRow",
    "SpecError", "Specification", "Target", "build", "emit", "find_overlays", "get_reachable",
    "load_modules", "name_file", "parse_specification", "parse_target", "unload_modules",
]  # fmt: skip
