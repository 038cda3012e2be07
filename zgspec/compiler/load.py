"""Runs emitted modules in memory."""

from __future__ import annotations

import ast
import linecache
import sys
from pathlib import Path
from types import ModuleType

from zgspec.compiler.emit import emit
from zgspec.compiler.errors import SpecError
from zgspec.compiler.model import Constraint, Document, Specification


def load_modules(specification: Specification, preset: str, package: str) -> dict[str, ModuleType]:
    """Return every module of a preset, run in memory as `package.<document>`, theorems included.

    The modules are registered under `package` in `sys.modules`, which replaces an earlier load of
    that name. Their file name is that of the generated module, so a traceback names the line of the
    text.
    Raises SpecError if a module can't be imported, for example since a constant is out of range.
    """
    return run_modules(specification, preset, package, emit(specification, preset))


def load_documents(
    specification: Specification, preset: str, package: str
) -> dict[str, ModuleType]:
    """Return the modules of a preset without theorems, run in memory like those of `load_modules`."""
    sources = emit(specification, preset)
    documents = {name: sources[name] for name in specification.documents}
    return run_modules(specification, preset, package, documents)


def run_modules(
    specification: Specification, preset: str, package: str, sources: dict[str, str]
) -> dict[str, ModuleType]:
    """Run sources in the given order, and return the modules."""
    unload_modules(package)
    directory = specification.root / "zgspec" / specification.get_package(preset)
    parent = ModuleType(package, f"The {preset} preset, in memory.")
    parent.__path__ = []
    sys.modules[package] = parent
    modules: dict[str, ModuleType] = {}
    for name, source in sources.items():
        document = specification.documents[name.removesuffix("_theorems")]
        module = _create_module(f"{package}.{name}", directory / f"{name}.py", source)
        try:
            _run(module, source)
        except Exception as error:
            unload_modules(package)
            raise _explain(error, document, preset, module) from error
        setattr(parent, name, module)
        modules[name] = module
    return modules


def unload_modules(package: str) -> None:
    """Forget a package that was loaded in memory."""
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        del sys.modules[name]


def _create_module(name: str, path: Path, source: str) -> ModuleType:
    module = ModuleType(name)
    module.__file__ = str(path)
    module.__package__ = name.rpartition(".")[0]
    # Without a time of change the cache keeps the lines: the file may be missing, or older.
    linecache.cache[str(path)] = (len(source), None, source.splitlines(keepends=True), str(path))
    sys.modules[name] = module
    return module


def _run(module: ModuleType, source: str) -> None:
    exec(compile(source, str(module.__file__), "exec", dont_inherit=True), module.__dict__)


def _explain(error: Exception, document: Document, preset: str, module: ModuleType) -> SpecError:
    """Return the error with the innermost line of the module that failed."""
    line = _find_line(error, str(module.__file__)) or 1
    if isinstance(error, SyntaxError):
        line = error.lineno or 1
    path, number = document.locate(line)
    return SpecError(path, number, f"fails for preset {preset}: {type(error).__name__}: {error}")


def check_constraints(
    specification: Specification, preset: str, modules: dict[str, ModuleType]
) -> int:
    """Return how many constraints of a preset hold. Raises SpecError at the first that fails."""
    count = 0
    for document in specification.documents.values():
        for constraint in document.constraints:
            count += _check_constraint(document, constraint, preset, modules[document.name])
    return count


def _check_constraint(
    document: Document, constraint: Constraint, preset: str, module: ModuleType
) -> int:
    namespace = dict(module.__dict__)
    path = str(document.path)
    tree = ast.Module(list(constraint.statements), type_ignores=[])
    try:
        # Optimised Python drops assertions; a constraint is always checked.
        exec(compile(tree, path, "exec", dont_inherit=True, optimize=0), namespace)
    except Exception as error:
        line = _find_line(error, path) or constraint.line
        problem = (
            f"constraint can't be checked for preset {preset}: {type(error).__name__}: {error}"
        )
        if isinstance(error, AssertionError):
            where = _describe_loops(constraint, line, namespace)
            problem = f"constraint fails for preset {preset}{where}: {error}"
        raise SpecError(*document.locate(line), problem) from error
    return sum(isinstance(node, ast.Assert) for node in ast.walk(tree))


def _find_line(error: Exception, path: str) -> int:
    """Return the line of a module's own level on the way to an error, 0 if there is none."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == path and code.co_name == "<module>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _describe_loops(constraint: Constraint, line: int, namespace: dict[str, object]) -> str:
    """Return the values of the loop variables around a line."""
    text = ""
    for node in (node for statement in constraint.statements for node in ast.walk(statement)):
        inside = isinstance(node, ast.For) and node.lineno <= line <= (node.end_lineno or line)
        if inside and isinstance(node, ast.For) and isinstance(node.target, ast.Name):
            text += f", {node.target.id} = {namespace[node.target.id]}"
    return text
