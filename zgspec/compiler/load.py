"""Runs emitted modules in memory."""

from __future__ import annotations

import linecache
import sys
from pathlib import Path
from types import ModuleType

from zgspec.compiler.emit import emit
from zgspec.compiler.errors import SpecError
from zgspec.compiler.model import Document, Specification


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
            exec(compile(source, str(module.__file__), "exec", dont_inherit=True), module.__dict__)
        except Exception as error:
            unload_modules(package)
            raise explain_failure(error, document, preset, module) from error
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


def explain_failure(
    error: Exception, document: Document, preset: str, module: ModuleType
) -> SpecError:
    """Return the error with the innermost line of the module that failed."""
    line = find_line(error, str(module.__file__)) or 1
    if isinstance(error, SyntaxError):
        line = error.lineno or 1
    path, number = document.locate(line)
    return SpecError(path, number, f"fails for preset {preset}: {type(error).__name__}: {error}")


def find_line(error: Exception, path: str) -> int:
    """Return the line of a module's own level on the way to an error, 0 if there is none."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == path and code.co_name == "<module>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
