"""Select the compiled build: only when asked, and only if it was made from the sources that are
here.

`python setup_mypyc.py` writes it to build/compiled/, never beside the sources.
ZGSPEC_COMPILED=1, or `activate()` before anything else of the package is imported, makes the
modules that it contains load from there; all other modules, and the theorems, stay interpreted.
A build that is missing, damaged or made from other sources is an error, never a fallback.
"""

from __future__ import annotations

import copyreg
import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Final, NewType, TypeGuard

VARIABLE: Final = "ZGSPEC_COMPILED"
ROOT: Final = Path(__file__).resolve().parents[1]
RECORD: Final = "record.json"
INTERPRETED: Final = "zgspec_interpreted"
REMEDY: Final = "run `make compile`, or unset ZGSPEC_COMPILED"


class CompiledBuildError(ImportError):
    """The compiled build was asked for and can't be used; the message says why and what to do."""


@dataclass(frozen=True)
class Record:
    """What a build was made from, and what it consists of. Paths are relative to the root."""

    python: str
    mypy: str
    sources: Mapping[str, str]
    binaries: Mapping[str, str]
    modules: Mapping[str, str]


def get_directory(root: Path) -> Path:
    """Return where the compiled build of a checkout stands."""
    return root / "build" / "compiled"


def get_python() -> str:
    """Return the interpreter that a build is for."""
    release = ".".join(str(part) for part in sys.version_info[:3])
    return f"{sys.implementation.name} {release} {sys.platform}"


def get_digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits, or an empty string if it is missing."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def get_sources(root: Path, presets: Sequence[str]) -> list[str]:
    """Return the files that decide what a build contains, relative to the root, in order.

    Not only the compiled modules: a constant of a module that they import is compiled into them.
    """
    files = [root / "setup_mypyc.py", root / "zgspec" / "__init__.py"]
    for package in ("runtime", *presets):
        files += sorted((root / "zgspec" / package).glob("*.py"))
    return [
        path.relative_to(root).as_posix()
        for path in files
        if path.is_file() and not path.stem.endswith("_theorems")
    ]


def find_documents(root: Path, preset: str) -> list[str]:
    """Return the names of the generated modules of a preset that hold rules, sorted."""
    names = sorted(path.stem for path in (root / "zgspec" / preset).glob("*.py"))
    return [name for name in names if name != "__init__" and not name.endswith("_theorems")]


def get_digests(root: Path, names: Sequence[str]) -> dict[str, str]:
    """Return the SHA-256 of each file, by its path relative to the root."""
    return {name: get_digest(root / name) for name in names}


def write_record(directory: Path, record: Record) -> None:
    """Write the record of a build into its directory."""
    content = {
        "python": record.python,
        "mypy": record.mypy,
        "sources": dict(record.sources),
        "binaries": dict(record.binaries),
        "modules": dict(record.modules),
    }
    text = json.dumps(content, indent=1) + "\n"
    (directory / RECORD).write_text(text, encoding="utf-8")


def read_table(content: Mapping[str, object], key: str) -> dict[str, str]:
    """Return the part of a record that maps strings to strings."""
    part = content.get(key)
    if not isinstance(part, dict):
        raise CompiledBuildError(f"the record of the compiled build has no {key}: {REMEDY}")
    return {str(name): str(value) for name, value in part.items()}


def read_record(root: Path) -> Record:
    """Return the record of the build of a checkout; an error if there is no build."""
    path = get_directory(root) / RECORD
    if not path.is_file():
        raise CompiledBuildError(f"no compiled build in {get_directory(root)}: {REMEDY}")
    try:
        content: object = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CompiledBuildError(f"unreadable record {path}: {error}: {REMEDY}") from error
    if not isinstance(content, dict):
        raise CompiledBuildError(f"unreadable record {path}: {REMEDY}")
    return Record(
        python=str(content.get("python")),
        mypy=str(content.get("mypy")),
        sources=read_table(content, "sources"),
        binaries=read_table(content, "binaries"),
        modules=read_table(content, "modules"),
    )


def get_presets(modules: Mapping[str, str]) -> tuple[str, ...]:
    """Return the presets of the compiled modules, in order."""
    packages = {name.split(".")[1] for name in modules if name.count(".") == 2}
    return tuple(sorted(packages - {"runtime"}))


def find_difference(root: Path, record: Record) -> str:
    """Return what keeps a build from being used, or an empty string."""
    if record.python != get_python():
        return f"it is for {record.python}, and this is {get_python()}"
    now = get_digests(root, get_sources(root, get_presets(record.modules)))
    for name in sorted(now.keys() | record.sources.keys()):
        if now.get(name) != record.sources.get(name):
            return f"it was made from another {name}"
    for preset in get_presets(record.modules):
        for name in find_documents(root, preset):
            if f"zgspec.{preset}.{name}" not in record.modules:
                return f"it lacks zgspec.{preset}.{name}"
    for name, digest in record.binaries.items():
        if get_digest(get_directory(root) / name) != digest:
            return f"its file {name} is missing or changed"
    return ""


def verify(root: Path = ROOT) -> Record:
    """Return the record of a build that may be used; an error says why it may not."""
    record = read_record(root)
    difference = find_difference(root, record)
    if difference:
        raise CompiledBuildError(f"the compiled build is stale: {difference}: {REMEDY}")
    return record


def rebuild(record: object) -> tuple[type[object], tuple[object, ...]]:
    """Return how to copy or pickle a frozen record: its class and the values of its fields."""
    if not is_dataclass(record) or isinstance(record, type):
        raise TypeError(f"not a record: {record!r}")
    values = tuple(getattr(record, field.name) for field in fields(record))
    return type(record), values


def is_frozen_record(kind: object, module: ModuleType) -> TypeGuard[type[object]]:
    """Return whether kind is a frozen dataclass that a module defines."""
    if not isinstance(kind, type) or not is_dataclass(kind) or kind.__module__ != module.__name__:
        return False
    parameters = getattr(kind, "__dataclass_params__", None)
    return parameters is not None and bool(parameters.frozen)


def repair(module: ModuleType) -> None:
    """Give a compiled module what compiling takes away, for the values that it defines.

    `copy` and `pickle` set the attributes of a new object one by one, which compiled frozen records
    refuse. A `NewType` looks for its module in the frame of its caller, which is the importer here.
    """
    for value in list(vars(module).values()):
        if is_frozen_record(value, module):
            copyreg.pickle(value, rebuild)
        elif isinstance(value, NewType) and value.__module__.startswith("importlib"):
            value.__module__ = module.__name__


class CompiledLoader(ExtensionFileLoader):
    """Loads a compiled module."""

    def __init__(self, name: str, location: str, package: str | None) -> None:
        super().__init__(name, location)
        self.package: Final = package

    def exec_module(self, module: ModuleType) -> None:
        """Initialise the module."""
        super().exec_module(module)
        if self.package is not None:
            # Compiled code has set it to where the binary stands, and has loaded its own parts.
            module.__path__ = [self.package]
            for name in sorted(sys.modules):
                if name.startswith(f"{module.__name__}."):
                    repair(sys.modules[name])
        repair(module)


class CompiledFinder(MetaPathFinder):
    """Finds the modules of the compiled build, and nothing else."""

    def __init__(self, root: Path, modules: Mapping[str, str]) -> None:
        self.root: Final = root
        self.modules: Final = modules

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Return where a compiled module stands, or None for the others.

        Compiled modules import each other without asking any finder. So what a module may import,
        which stands before it in the record, is loaded here first.
        """
        name = self.modules.get(fullname)
        if name is None:
            return None
        self.load_earlier(fullname)
        location = get_directory(self.root) / name
        # What a compiled package does not contain stays where its source is.
        source = str(self.root.joinpath(*fullname.split(".")))
        package = source if location.name.startswith("__init__.") else None
        return spec_from_file_location(
            fullname,
            location,
            loader=CompiledLoader(fullname, str(location), package),
            submodule_search_locations=None if package is None else [package],
        )

    def load_earlier(self, fullname: str) -> None:
        """Load the modules of the runtime and of the same package that stand before a module."""
        packages = (fullname.rpartition(".")[0], "zgspec.runtime")
        for name in self.modules:
            if name == fullname or fullname in packages:
                return
            if name.rpartition(".")[0] in packages or name in packages:
                import_module(name)


def get_active_root() -> Path | None:
    """Return the checkout whose compiled build this process uses, or None."""
    for finder in sys.meta_path:
        if isinstance(finder, CompiledFinder):
            return finder.root
    return None


def activate(root: Path = ROOT) -> None:
    """Make the modules of the compiled build load from it, in this process.

    An error if the build can't be used, or if one of its modules has already been loaded from its
    source: two copies of one module would not know each other's classes.
    """
    if get_active_root() == root:
        return
    record = verify(root)
    loaded = sorted(record.modules.keys() & sys.modules.keys())
    if loaded:
        raise CompiledBuildError(
            f"{loaded[0]} is already loaded from its source: activate the compiled build first"
        )
    sys.meta_path.insert(0, CompiledFinder(root, record.modules))


def load_sources(preset: str, root: Path = ROOT) -> dict[str, ModuleType]:
    """Return the modules of a preset loaded from their sources, whatever build is active, by name.

    They form a package of their own and share the runtime of the active build. Compiled functions
    have no annotations, so what is driven by annotations reads those of these modules.
    """
    if INTERPRETED not in sys.modules:
        package = ModuleType(INTERPRETED)
        package.__path__ = [str(root / "zgspec")]
        sys.modules[INTERPRETED] = package
    return {
        name: import_module(f"{INTERPRETED}.{preset}.{name}")
        for name in find_documents(root, preset)
    }


def activate_from_environment() -> None:
    """Activate the compiled build if ZGSPEC_COMPILED is 1; 0, empty and unset mean interpreted."""
    value = os.environ.get(VARIABLE, "")
    if value == "1":
        activate()
    elif value not in ("", "0"):
        raise CompiledBuildError(f"{VARIABLE}={value}: choose 1 or 0")
