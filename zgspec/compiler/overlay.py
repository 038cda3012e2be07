"""Lays documents of an overlay over the documents of the base.

Lines of the base stay where they are: what is replaced becomes a comment, a replaced constant
changes in its row. Line N of the overlay becomes line 10,000 + N of the module.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Final

from zgspec.compiler.errors import SpecError
from zgspec.compiler.model import (
    OVERLAY_START,
    Constant,
    Constraint,
    Definition,
    Document,
    Import,
    ReasonRow,
)
from zgspec.compiler.names import copy_lower, find_import_time_names
from zgspec.compiler.resolve import get_nodes

REPLACED: Final = "#- "


def lay_over(base: Document, layer: Document) -> Document:
    """Return the base with the layer on top. Raises SpecError where the layer may not replace."""
    if len(base.lines) >= OVERLAY_START:
        raise SpecError(
            base.path, OVERLAY_START, f"a base of {OVERLAY_START} lines can't be overlaid"
        )
    _check_kinds(base, layer)
    _check_reasons(base, layer)
    _check_import_time(base, layer)
    merged = _copy_document(base, layer)
    _merge_code(merged, base, layer)
    _merge_definitions(merged, base, layer)
    for theorem in layer.theorems.values():
        _comment_out(merged.theorem_code, base.theorems.get(theorem.name))
        merged.theorems[theorem.name] = _shift_definition(theorem)
    merged.theorem_imports += [_shift_import(item) for item in layer.theorem_imports]
    for constraint in layer.constraints:
        statements = tuple(copy_lower(node, OVERLAY_START) for node in constraint.statements)
        merged.constraints.append(Constraint(constraint.line + OVERLAY_START, statements))
    return merged


def _check_kinds(base: Document, layer: Document) -> None:
    for definition in [*layer.definitions.values(), *layer.theorems.values()]:
        old = base.definitions.get(definition.name) or base.theorems.get(definition.name)
        if definition.name in base.imports:
            source = base.imports[definition.name].module
            raise SpecError(
                layer.path,
                definition.line,
                f"{definition.name} belongs to {source}: replace it there",
            )
        if old is not None and _get_shape(old) != _get_shape(definition):
            problem = (
                f"{definition.name} is {_get_shape(old)} in the base, here {_get_shape(definition)}"
            )
            raise SpecError(layer.path, definition.line, problem)
    for constant in layer.constants.values():
        old_row = base.constants.get(constant.name)
        if old_row is not None and old_row.annotation != constant.annotation:
            problem = f"{constant.name} has the type {old_row.annotation} in the base"
            raise SpecError(layer.path, constant.line, problem)


def check_signatures(documents: dict[str, Document], layers: dict[str, Document]) -> None:
    """Refuse another signature for a function that something calls which the overlay leaves as it is.

    `documents` are those of the base.
    """
    for layer in layers.values():
        for name, definition in layer.definitions.items():
            old = documents[layer.name].definitions.get(name)
            if old is None or _get_signature(old) == _get_signature(definition):
                continue
            user = _find_user(documents, layers, name)
            if user:
                problem = f"{user} calls {name}{_get_signature(old)}: keep the signature"
                raise SpecError(layer.path, definition.line, problem)


def _find_user(documents: dict[str, Document], layers: dict[str, Document], name: str) -> str:
    """Return a line of the base that stays and that names a function, empty if there is none."""
    for document in documents.values():
        layer = layers.get(document.name)
        replaced = {*layer.definitions, *layer.theorems} if layer else set()
        for user in [*document.definitions.values(), *document.theorems.values()]:
            is_kept = user.name not in replaced and user.name != name
            if is_kept and name in user.free_names:
                return f"{document.path.as_posix()}:{user.line} ({user.name})"
    return ""


def _get_signature(definition: Definition) -> str:
    """Return parameters and result of what functions of the base call, empty for anything else."""
    node = definition.node
    if definition.kind not in ("function", "constructor") or not isinstance(node, ast.FunctionDef):
        return ""
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"({ast.unparse(node.args)}){returned}"


def _get_shape(definition: Definition) -> str:
    """Return the kind in words. Records and enums are two kinds here."""
    if definition.kind != "class" or not isinstance(definition.node, ast.ClassDef):
        return f"a {definition.kind}"
    return "a record" if definition.node.decorator_list else "an enum"


def _check_reasons(base: Document, layer: Document) -> None:
    for definition in layer.definitions.values():
        if definition.kind == "reasons" and definition.name in base.definitions:
            problem = f"the reasons of {definition.name} are declared twice: name a new table"
            raise SpecError(layer.path, definition.line, problem)


def _check_import_time(base: Document, layer: Document) -> None:
    """Refuse to replace what a line of the base needs before the overlay's lines have run."""
    gone = {name for name in layer.definitions if name not in layer.constants}
    for definition in base.definitions.values():
        if definition.name in layer.definitions:
            continue
        used = set(definition.import_time_names)
        for node in get_nodes(base, definition)[1:]:
            used.update(find_import_time_names(node))
        for name in sorted(used.intersection(gone, base.definitions)):
            problem = (
                f"{name} can't be replaced: {base.path.as_posix()}:{definition.line} "
                f"({definition.name}) uses it when the module is imported"
            )
            raise SpecError(layer.path, layer.definitions[name].line, problem)


def _copy_document(base: Document, layer: Document) -> Document:
    blank = [""] * (OVERLAY_START - len(base.lines))
    concepts = {
        title: replace(concept, line=concept.line + OVERLAY_START)
        for title, concept in layer.concepts.items()
    }
    imports = {name: _shift_import(item) for name, item in layer.imports.items()}
    return Document(
        base.name,
        base.path,
        base.lines + blank + layer.lines,
        concepts=concepts | base.concepts,
        theorems=dict(base.theorems),
        reasons=dict(base.reasons),
        imports=imports | base.imports,
        theorem_imports=list(base.theorem_imports),
        constraints=list(base.constraints),
        import_lines=base.import_lines | _shift_lines(layer.import_lines),
        theorem_import_lines=base.theorem_import_lines | _shift_lines(layer.theorem_import_lines),
        code=dict(base.code),
        theorem_code=dict(base.theorem_code),
        overlay_path=layer.path,
        overlaid=frozenset(layer.definitions) | frozenset(layer.theorems),
    )


def _merge_code(merged: Document, base: Document, layer: Document) -> None:
    for source, target in ((layer.code, merged.code), (layer.theorem_code, merged.theorem_code)):
        for line, text in _shift_lines(source).items():
            # The import of the future stands at the beginning of a module, where the base has it.
            prefix = REPLACED if text.startswith("from __future__") else ""
            target[line] = prefix + text
    for definition in layer.definitions.values():
        if definition.name not in layer.constants:
            _comment_out(merged.code, base.definitions.get(definition.name))
    for reason in layer.reasons.values():
        merged.reasons[reason.name] = _shift_reason(reason)


def _merge_definitions(merged: Document, base: Document, layer: Document) -> None:
    """Fill definitions and constants in reading order: a replaced constant stays in its row."""
    for name, definition in base.definitions.items():
        row = layer.constants.get(name)
        if row is not None:
            constant = _move_constant(row, base.constants[name].line)
            merged.constants[name] = constant
            merged.moved_rows[constant.line] = row.line
            node = next(iter(constant.nodes.values()))
            merged.definitions[name] = replace(definition, node=node)
        elif name not in layer.definitions:
            merged.definitions[name] = definition
            if name in base.constants:
                merged.constants[name] = base.constants[name]
    for name, definition in layer.definitions.items():
        if name not in merged.definitions:
            merged.definitions[name] = _shift_definition(definition)
            if name in layer.constants:
                row = layer.constants[name]
                merged.constants[name] = _move_constant(row, row.line + OVERLAY_START)


def _comment_out(code: dict[int, str], definition: Definition | None) -> None:
    if definition is not None:
        for line in range(definition.line, definition.end_line + 1):
            code[line] = (REPLACED + code[line]).rstrip()


def _shift_lines(lines: dict[int, str]) -> dict[int, str]:
    return {line + OVERLAY_START: text for line, text in lines.items()}


def _shift_definition(definition: Definition) -> Definition:
    return replace(
        definition,
        line=definition.line + OVERLAY_START,
        end_line=definition.end_line + OVERLAY_START,
        node=copy_lower(definition.node, OVERLAY_START),
    )


def _shift_import(item: Import) -> Import:
    return replace(item, line=item.line + OVERLAY_START)


def _shift_reason(reason: ReasonRow) -> ReasonRow:
    return replace(reason, line=reason.line + OVERLAY_START)


def _move_constant(row: Constant, line: int) -> Constant:
    nodes = {preset: copy_lower(node, line - row.line) for preset, node in row.nodes.items()}
    return replace(row, line=line, nodes=nodes)
