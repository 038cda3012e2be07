"""Finds a name of the text from what a person types: `compute_leaves`, `storage.md#compute_leaves`, a reason."""

from __future__ import annotations

from dataclasses import dataclass

from zgspec.compiler import Definition, Document, ReasonRow, Specification
from zgspec.compiler.model import OVERLAY_START


class UnknownNameError(LookupError):
    """No document defines the name; the message proposes similar ones."""

    def __init__(self, name: str, similar: list[str]) -> None:
        hint = f"; similar names: {', '.join(similar)}" if similar else ""
        super().__init__(f"no document defines {name}{hint}")


@dataclass(frozen=True)
class Named:
    """A definition, theorem, rejection, concept or case; `is_own` if not taken over from under an overlay."""

    document: str
    name: str
    place: str
    is_own: bool
    kind: str
    concept: str
    badge: str
    meaning: str
    case: str = ""

    @property
    def identifier(self) -> str:
        """Return the one identifier of the name, such as storage.md#compute_leaves, or the id of a case."""
        return self.case or f"{self.document}.md#{self.name}"

    @property
    def homes(self) -> tuple[str, ...]:
        """Return what may stand in front of the name: nothing, its document, of a reason its table."""
        return ("", self.document, *([self.concept] if self.kind == "rejection" else []))


def find_named(specification: Specification, text: str) -> list[Named]:
    """Return everything of that name, one for each document.

    Raises:
        UnknownNameError: there is none.
    """
    concepts = [item for item in _list_concepts(specification) if item.name == text]
    if concepts:
        return concepts
    home, _, name = text.replace(".md#", ".").rpartition(".")
    known = _list_names(specification)
    found = [item for item in known if item.name == name and home in item.homes]
    if found:
        return found
    import difflib

    names = [item.name for item in [*known, *_list_concepts(specification)]]
    raise UnknownNameError(text, difflib.get_close_matches(name, names))


def _list_concepts(specification: Specification) -> list[Named]:
    return [
        Named(
            document.name,
            concept.title,
            _show(document, concept.line),
            not specification.overlay or concept.line > OVERLAY_START,
            "concept",
            "",
            concept.badge,
            concept.source,
        )
        for document in specification.documents.values()
        for concept in document.concepts.values()
    ]


def _list_names(specification: Specification) -> list[Named]:
    found: list[Named] = []
    for document in specification.documents.values():
        found += [_from_reason(specification, document, row) for row in document.reasons.values()]
        for definition in [*document.definitions.values(), *document.theorems.values()]:
            constant = document.constants.get(definition.name)
            meaning = constant.meaning if constant else _get_first_sentence(definition)
            found.append(_from_definition(specification, document, definition, meaning))
    return found


def _from_reason(specification: Specification, document: Document, row: ReasonRow) -> Named:
    place, is_own = _show(document, row.line), specification.is_own(document.name, row.enum)
    return Named(document.name, row.name, place, is_own, "rejection", row.enum, "", row.meaning)


def _from_definition(
    specification: Specification, document: Document, definition: Definition, meaning: str
) -> Named:
    return Named(
        document.name,
        definition.name,
        _show(document, definition.line),
        specification.is_own(document.name, definition.name),
        definition.kind,
        definition.concept,
        definition.badge,
        meaning,
    )


def _show(document: Document, line: int) -> str:
    path, number = document.locate(line)
    return f"{path.as_posix()}:{number}"


def _get_first_sentence(definition: Definition) -> str:
    import ast

    node = definition.node
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return (ast.get_docstring(node) or "").partition("\n")[0]
    return ""
