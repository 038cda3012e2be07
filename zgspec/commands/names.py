"""Finds a name of the text from what a person types: `compute_leaves`, `storage.md#compute_leaves`, a reason."""

from __future__ import annotations

from dataclasses import dataclass

from zgspec.compiler import Definition, ReasonRow, Specification


class UnknownNameError(LookupError):
    """No document defines the name; the message proposes similar ones."""

    def __init__(self, name: str, similar: list[str]) -> None:
        hint = f"; similar names: {', '.join(similar)}" if similar else ""
        super().__init__(f"no document defines {name}{hint}")


@dataclass(frozen=True)
class Named:
    """A definition, theorem or rejection of a document."""

    document: str
    name: str
    line: int
    kind: str
    concept: str
    badge: str
    meaning: str

    @property
    def identifier(self) -> str:
        """Return the one identifier of the name, such as storage.md#compute_leaves."""
        return f"{self.document}.md#{self.name}"


def find_named(specification: Specification, text: str) -> list[Named]:
    """Return everything of that name, one for each document.

    Raises:
        UnknownNameError: there is none.
    """
    document, _, name = text.replace(".md#", ".").rpartition(".")
    known = _list_names(specification)
    found = [item for item in known if item.name == name and document in ("", item.document)]
    if found:
        return found
    import difflib

    raise UnknownNameError(text, difflib.get_close_matches(name, [item.name for item in known]))


def _list_names(specification: Specification) -> list[Named]:
    found: list[Named] = []
    for document in specification.documents.values():
        found += [_from_reason(document.name, row) for row in document.reasons.values()]
        for definition in [*document.definitions.values(), *document.theorems.values()]:
            constant = document.constants.get(definition.name)
            meaning = constant.meaning if constant else _get_first_sentence(definition)
            found.append(_from_definition(definition, meaning))
    return found


def _from_reason(document: str, row: ReasonRow) -> Named:
    return Named(document, row.name, row.line, "rejection", row.enum, "", row.meaning)


def _from_definition(definition: Definition, meaning: str) -> Named:
    return Named(
        definition.document,
        definition.name,
        definition.line,
        definition.kind,
        definition.concept,
        definition.badge,
        meaning,
    )


def _get_first_sentence(definition: Definition) -> str:
    import ast

    node = definition.node
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return (ast.get_docstring(node) or "").partition("\n")[0]
    return ""
