"""Does a preset build? Runs its constants and constraints, and whatever of the rules these need.

A module costs much more to compile and run than to parse, and a text makes one for every preset and
overlay. Bodies of functions are the same in all of them: the first preset of the base runs whole.
"""

from __future__ import annotations
import __future__

import ast
import sys
from importlib import import_module
from types import CodeType, ModuleType
from typing import Final

from zgspec.compiler.errors import SpecError
from zgspec.compiler.load import explain_failure, find_line, load_modules, unload_modules
from zgspec.compiler.model import Constraint, Document, Specification
from zgspec.compiler.names import find_free_names

_PACKAGE: Final = "_zgspec_build"

# The names of a document that are needed to check a preset.
_Needs = dict[str, set[str]]


def check_preset(specification: Specification, preset: str) -> None:
    """Check that the constants of a preset have values, and that its constraints hold.

    The first preset of the base runs all of its modules, theorems too. Any other runs what differs.
    Raises SpecError for the first thing that is wrong.
    """
    try:
        if preset == specification.presets[0] and not specification.overlay:
            modules = load_modules(specification, preset, _PACKAGE)
        else:
            modules = _run_needed(specification, preset)
        check_constraints(specification, preset, modules)
    finally:
        unload_modules(_PACKAGE)


def _run_needed(specification: Specification, preset: str) -> dict[str, ModuleType]:
    """Return modules that hold what is needed to check a preset, and nothing else."""
    needs = _find_needs(specification, preset)
    parent = ModuleType(_PACKAGE)
    parent.__path__ = []
    sys.modules[_PACKAGE] = parent
    return {
        name: _run_document(specification, preset, document, needs[name])
        for name, document in specification.documents.items()
    }


def _run_document(
    specification: Specification, preset: str, document: Document, needed: set[str]
) -> ModuleType:
    module = ModuleType(f"{_PACKAGE}.{document.name}")
    directory = specification.root / "zgspec" / specification.get_package(preset)
    module.__file__ = str(directory / f"{document.name}.py")
    module.__package__ = _PACKAGE
    sys.modules[module.__name__] = module
    try:
        for item in document.imports.values():
            home = import_module(item.module, _PACKAGE)
            if item.name in needed or not item.module.startswith("."):
                setattr(module, item.name, getattr(home, item.name))
        nodes = [
            _get_node(document, name, preset) for name in document.definitions if name in needed
        ]
        exec(_compile(nodes, module.__file__), module.__dict__)
        theorems = [
            item.node for name, item in document.theorems.items() if name in document.overlaid
        ]
        _compile(theorems, module.__file__)
    except Exception as error:
        raise explain_failure(error, document, preset, module) from error
    return module


def _compile(nodes: list[ast.stmt], path: str) -> CodeType:
    nodes.sort(key=lambda node: node.lineno)
    flags = __future__.annotations.compiler_flag
    tree = ast.Module(nodes, type_ignores=[])
    code: CodeType = compile(tree, path, "exec", flags, dont_inherit=True)
    return code


def _get_node(document: Document, name: str, preset: str) -> ast.stmt:
    constant = document.constants.get(name)
    return document.definitions[name].node if constant is None else constant.nodes[preset]


def _find_needs(specification: Specification, preset: str) -> _Needs:
    """Return the names that a preset must run: what it begins with, and all that rests on."""
    needs: _Needs = {name: set() for name in specification.documents}
    is_first = preset == specification.presets[0]
    pending = [
        (document, name)
        for document in specification.documents.values()
        for name in _find_first_needs(document, is_first)
    ]
    while pending:
        document, name = pending.pop()
        if name in needs[document.name]:
            continue
        needs[document.name].add(name)
        imported = document.imports.get(name)
        definition = document.definitions.get(name)
        if imported is not None and imported.module.startswith("."):
            pending.append((specification.documents[imported.module[1:]], name))
        elif definition is not None:
            pending += [(document, used) for used in definition.free_names]
    return needs


def _find_first_needs(document: Document, is_first: bool) -> set[str]:
    """Return constants, what constraints name, and classes that take values from the text.

    For its first preset, also all that an overlay brings: nothing has compiled it before.
    """
    names = {*document.constants, *(document.overlaid if is_first else ())}
    for constraint in document.constraints:
        for statement in constraint.statements:
            names.update(find_free_names(statement))
    local = {item.name for item in document.imports.values() if item.module.startswith(".")}
    local.update(document.definitions)
    for definition in document.definitions.values():
        if definition.kind == "class" and not local.isdisjoint(definition.import_time_names):
            names.add(definition.name)
    return names


def check_constraints(
    specification: Specification, preset: str, modules: dict[str, ModuleType]
) -> None:
    """Check that the constraints of a preset hold. Raises SpecError at the first that fails."""
    for document in specification.documents.values():
        for constraint in document.constraints:
            _check_constraint(document, constraint, preset, modules[document.name])


def _check_constraint(
    document: Document, constraint: Constraint, preset: str, module: ModuleType
) -> None:
    namespace = dict(module.__dict__)
    path = str(document.path)
    tree = ast.Module(list(constraint.statements), type_ignores=[])
    try:
        # Optimised Python drops assertions; a constraint is always checked.
        exec(compile(tree, path, "exec", dont_inherit=True, optimize=0), namespace)
    except Exception as error:
        line = find_line(error, path) or constraint.line
        problem = (
            f"constraint can't be checked for preset {preset}: {type(error).__name__}: {error}"
        )
        if isinstance(error, AssertionError):
            where = _describe_loops(constraint, line, namespace)
            problem = f"constraint fails for preset {preset}{where}: {error}"
        raise SpecError(*document.locate(line), problem) from error


def _describe_loops(constraint: Constraint, line: int, namespace: dict[str, object]) -> str:
    """Return the values of the loop variables around a line."""
    text = ""
    for node in (node for statement in constraint.statements for node in ast.walk(statement)):
        inside = isinstance(node, ast.For) and node.lineno <= line <= (node.end_lineno or line)
        if inside and isinstance(node, ast.For) and isinstance(node.target, ast.Name):
            text += f", {node.target.id} = {namespace[node.target.id]}"
    return text
