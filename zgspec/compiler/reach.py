"""What a definition depends on, by meaning rather than by text."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Collection
from types import ModuleType

from zgspec.compiler.load import load_modules, unload_modules
from zgspec.compiler.model import Definition, Document, Specification
from zgspec.naming import compute_constructor

_PACKAGE = "_zgspec_reach"


def get_reachable(
    specification: Specification,
    name: str,
    preset: str,
    without: Collection[str] = (),
) -> dict[str, str]:
    """Return all that `name` (`storage.compute_x`) rests on, itself included, with a hash each.

    The hash covers the tree without docstrings and positions; of a constant, its value in the
    preset; of a table of rejections, its name, since a use names the member. Definitions of the names
    in `without`, and what only they rest on, are left out. Raises KeyError for an unknown name.
    """
    document_name, _, own_name = name.partition(".")
    document = specification.documents[document_name]
    pending = [(document, find_definition(document, own_name))]
    found: dict[str, str] = {}
    while pending:
        document, definition = pending.pop()
        key = f"{document.name}.{definition.name}"
        if key in found or definition.name in without:
            continue
        known = specification.hashes
        if (preset, key) not in known:
            known[preset, key] = _compute_hash(specification, document, definition, preset)
        found[key] = known[preset, key]
        if definition.kind not in ("constant", "reasons"):
            pending += _find_dependencies(specification, document, definition)
    return dict(sorted(found.items()))


def find_definition(document: Document, name: str) -> Definition:
    """Return a definition or theorem of a document. Raises KeyError if there is none."""
    definition = document.definitions.get(name) or document.theorems.get(name)
    if definition is None:
        raise KeyError(f"{document.name}.{name}")
    return definition


def _find_dependencies(
    specification: Specification, document: Document, definition: Definition
) -> list[tuple[Document, Definition]]:
    names = [*definition.free_names]
    if definition.kind == "type":
        # Its width, and what it accepts, stand in the constructor, whether or not that is called.
        names.append(compute_constructor(definition.name))
    found = [resolve_name(specification, document, definition, name) for name in names]
    return [item for item in found if item is not None]


def resolve_name(
    specification: Specification, document: Document, user: Definition, name: str
) -> tuple[Document, Definition] | None:
    """Return what a definition means by a name, None for names of Python and the runtime."""
    if user.kind == "theorem":
        modules = [item.module for item in document.theorem_imports if item.name == name]
    elif name in document.imports:
        modules = [document.imports[name].module]
    else:
        modules = ["." + document.name]
    if not modules or not modules[0].startswith("."):
        return None
    home = specification.documents[modules[0][1:]]
    return (home, home.definitions[name]) if name in home.definitions else None


def _compute_hash(
    specification: Specification, document: Document, definition: Definition, preset: str
) -> str:
    if definition.kind == "constant":
        value: object = vars(get_values(specification, preset)[document.name])[definition.name]
        content = f"{document.constants[definition.name].annotation} = {value!r}"
    elif definition.kind == "reasons":
        content = definition.name
    else:
        content = dump(definition.node)
    return hashlib.sha256(f"{definition.kind}:{content}".encode()).hexdigest()


def get_values(specification: Specification, preset: str) -> dict[str, ModuleType]:
    """Return the modules of a preset, loaded once per specification, to read constants from."""
    modules = specification.loaded.get(preset)
    if modules is None:
        modules = load_modules(specification, preset, _PACKAGE)
        unload_modules(_PACKAGE)
        specification.loaded[preset] = modules
    return modules


def dump(node: ast.AST) -> str:
    """Return a tree without positions, docstrings, empty fields: the same on every Python."""
    parts = []
    for name, value in ast.iter_fields(node):
        if (
            name == "body"
            and isinstance(node, (ast.FunctionDef, ast.ClassDef))
            and ast.get_docstring(node)
        ):
            value = node.body[1:]
        text = _dump_value(value)
        if text and name not in ("type_comment", "kind"):
            parts.append(f"{name}={text}")
    return f"{type(node).__name__}({','.join(parts)})"


def _dump_value(value: object) -> str:
    if isinstance(value, ast.AST):
        return dump(value)
    if isinstance(value, list):
        items = [_dump_value(item) for item in value]
        return f"[{','.join(items)}]" if items else ""
    return "" if value is None else repr(value)
