"""Every name is defined before it is used, in reading order and in import order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from zgspec.compiler.errors import SpecError
from zgspec.compiler.model import OVERLAY_START, Definition, Document, Import
from zgspec.compiler.names import find_free_names, find_stored_names, walk, walk_statements
from zgspec.compiler.rules import BUILTINS
from zgspec.naming import compute_constructor

Documents = dict[str, Document]


@dataclass(frozen=True)
class _Use:
    """A name that is used in a line, and who uses it."""

    name: str
    line: int
    user: str


def sort_documents(documents: Documents) -> Documents:
    """Return the documents in import order. Raises SpecError on a cycle or an unknown document."""
    done: Documents = {}

    def visit(document: Document, path: list[str]) -> None:
        for sibling, line in document.siblings.items():
            if sibling in [*path, document.name]:
                cycle = " imports ".join([*path, document.name, sibling])
                raise _refuse(document, line, f"import cycle: {cycle}")
            imported = _get_sibling(documents, document, sibling, line)
            if sibling not in done:
                visit(imported, [*path, document.name])
        done[document.name] = document

    for name in sorted(documents):
        if name not in done:
            visit(documents[name], [])
    return done


def _get_sibling(documents: Documents, document: Document, name: str, line: int) -> Document:
    if name not in documents:
        raise _refuse(document, line, f"there is no document {name}.md with rules")
    return documents[name]


def check_names(documents: Documents) -> None:
    """Check every name that a document uses; under an overlay, those that the overlay uses."""
    for document in documents.values():
        _check_imports(documents, document, list(document.imports.values()))
        _check_definitions(documents, document)
        _check_constants(documents, document)
        _check_theorems(documents, document)
    _check_reasons(documents)


def find_unused_reasons(documents: Documents) -> list[SpecError]:
    """Return an error for each reason of a rejection that no function of any document names."""
    definitions = [
        item for document in documents.values() for item in document.definitions.values()
    ]
    named = {reason.attr for item in definitions for reason in _find_raised(item.node)}
    if any(name not in named for document in documents.values() for name in document.reasons):
        # A reason may also be returned or compared, which is rare: only then all code is searched.
        nodes = (node for item in definitions for node in walk(item.node))
        named |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return [
        _refuse(document, row.line, f"nothing rejects with {row.name}")
        for document in documents.values()
        for row in document.reasons.values()
        if row.name not in named
    ]


def find_unused_imports(documents: Documents) -> list[SpecError]:
    """Return an error for each import that no line of its document uses."""
    found: list[SpecError] = []
    for document in documents.values():
        items = [item for item in document.imports.values() if item.name not in document.used]
        for item in document.theorem_imports:
            if item.name not in document.used_by_theorems:
                items.append(item)
        for item in items:
            problem = f"{item.name} is imported and never used"
            found.append(_refuse(document, item.line, problem))
    return found


def _refuse(document: Document, line: int, problem: str) -> SpecError:
    path, number = document.locate(line)
    return SpecError(path, number, problem)


def _check_imports(documents: Documents, document: Document, items: list[Import]) -> None:
    for item in items:
        if not item.module.startswith("."):
            continue
        sibling = _get_sibling(documents, document, item.module[1:], item.line)
        if item.name not in sibling.definitions:
            problem = f"{sibling.path.name} does not define {item.name}"
            if item.name in sibling.imports:
                problem += f"; it comes from {sibling.imports[item.name].module}"
            raise _refuse(document, item.line, problem)


def _check_definitions(documents: Documents, document: Document) -> None:
    """Walk in reading order over definitions and constraints, which see only what stands above."""
    known = {*BUILTINS, *document.imports}
    pieces: list[tuple[int, str, tuple[ast.stmt, ...]]] = []
    for definition in document.definitions.values():
        pieces.append((definition.line, definition.name, get_nodes(document, definition)))
    for constraint in document.constraints:
        pieces.append((constraint.line, "", constraint.statements))
    for line, name, nodes in sorted(pieces, key=lambda piece: piece[0]):
        if _is_new(document, name, line):
            _check_piece(documents, document, name, nodes, known)
        known.add(name)


def _check_constants(documents: Documents, document: Document) -> None:
    """Only values of records and enums need no constructor."""
    for constant in document.constants.values():
        annotation = constant.annotation.removeprefix("dict[Network, ").removesuffix("]")
        constructor = compute_constructor(annotation)
        imported = document.imports.get(annotation)
        if (
            imported is None
            or constructor in document.imports
            or constructor in document.definitions
        ):
            continue
        home = documents.get(imported.module[1:])
        if home is None or home.definitions[annotation].kind != "class":
            problem = f"the constant {constant.name} needs the constructor {constructor}: import it"
            raise _refuse(document, constant.line, problem)


def _check_piece(
    documents: Documents,
    document: Document,
    name: str,
    nodes: tuple[ast.stmt, ...],
    known: set[str],
) -> None:
    """Check one definition, or one constraint, which has no name and may bind names of its own."""
    _check_raised(documents, document, nodes)
    local = find_stored_names(list(nodes)) if not name else frozenset()
    definition = document.definitions.get(name)
    for node in nodes:
        is_first = definition is not None and node is definition.node
        free = definition.free_names if definition and is_first else find_free_names(node)
        document.used.update(free)
        for used, line in free.items():
            if used not in known and used not in local:
                raise _explain(documents, document, _Use(used, line, name))


def _is_new(document: Document, name: str, line: int) -> bool:
    """Return whether a piece has not been checked as part of the base."""
    return document.overlay_path is None or name in document.overlaid or line > OVERLAY_START


def _check_raised(documents: Documents, document: Document, nodes: tuple[ast.stmt, ...]) -> None:
    """Check that a reason that is raised stands in its table."""
    for reason in _find_raised(nodes[0]):
        if isinstance(reason.value, ast.Name):
            _check_reason(documents, document, reason.value.id, reason)


def _find_raised(node: ast.stmt) -> Iterator[ast.Attribute]:
    """Yield the reasons that a function raises: `raise Rejected(Table.REASON)`."""
    for raised in walk_statements(node.body) if isinstance(node, ast.FunctionDef) else ():
        if isinstance(raised, ast.Raise) and isinstance(raised.exc, ast.Call) and raised.exc.args:
            reason = raised.exc.args[0]
            if isinstance(reason, ast.Attribute):
                yield reason


def _check_reason(
    documents: Documents, document: Document, enum: str, reason: ast.Attribute
) -> None:
    imported = document.imports.get(enum)
    home = documents.get(imported.module[1:], document) if imported is not None else document
    row = home.reasons.get(reason.attr)
    if row is None or row.enum != enum:
        raise _refuse(document, reason.lineno, f"the table {enum} has no reason {reason.attr}")


def get_nodes(document: Document, definition: Definition) -> tuple[ast.stmt, ...]:
    """Return the trees of a definition: those of each preset for a constant."""
    constant = document.constants.get(definition.name)
    if constant is None or definition.kind != "constant":
        return (definition.node,)
    return tuple(constant.nodes.values())


def _explain(documents: Documents, document: Document, use: _Use) -> SpecError:
    """Return the error for a name that is not known where it is used."""
    below = document.definitions.get(use.name)
    problem = f"unknown name {use.name}"
    if use.name == use.user:
        problem = f"{use.name} uses itself; recursion is not used"
    elif below is not None:
        problem = f"{use.name} is used before its definition in line {below.line}"
    elif use.name in ("Final", "Reason"):
        module = "typing" if use.name == "Final" else "zgspec.runtime"
        problem = f"this table needs `from {module} import {use.name}` in the first fence"
    else:
        for other in documents.values():
            if use.name in other.definitions:
                problem = (
                    f"{use.name} is not imported: write `from .{other.name} import {use.name}`"
                )
    return _refuse(document, use.line, problem)


def _check_theorems(documents: Documents, document: Document) -> None:
    imports = document.theorem_imports
    _check_imports(documents, document, imports)
    for theorem in document.theorems.values():
        if not _is_new(document, theorem.name, theorem.line):
            continue
        known = {item.name: item for item in imports if item.line <= theorem.line}
        free = theorem.free_names
        document.used_by_theorems.update(free)
        for used, line in free.items():
            if used in BUILTINS:
                continue
            if used not in known:
                problem = f"the theorem does not import {used}"
                raise _refuse(document, line, problem)
            own = (
                document.definitions.get(used) if known[used].module[1:] == document.name else None
            )
            if own is not None and own.line > theorem.line:
                problem = f"{used} is used before its definition in line {own.line}"
                raise _refuse(document, line, problem)


def _check_reasons(documents: Documents) -> None:
    """Vectors carry the bare name of a reason, so it is unique in the whole specification."""
    found: dict[str, tuple[Document, int]] = {}
    rows = [(document, row) for document in documents.values() for row in document.reasons.values()]
    # Those of an overlay come last: it is the overlay that is wrong.
    for document, row in sorted(
        rows, key=lambda pair: pair[0].locate(pair[1].line)[0] != pair[0].path
    ):
        if row.name in found:
            other, line = found[row.name]
            path, number = other.locate(line)
            problem = f"the reason {row.name} is declared twice: also in {path.as_posix()}:{number}"
            raise _refuse(document, row.line, problem)
        found[row.name] = (document, row.line)
