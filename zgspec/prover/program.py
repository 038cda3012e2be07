"""The specification as the prover sees it: functions by name, constants by value, types by annotation."""

from __future__ import annotations

import ast
import re
import typing
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from types import FunctionType, ModuleType, NoneType, UnionType
from typing import Final, NewType

from zgspec.compiler import Document, Specification, load_modules
from zgspec.naming import compute_constructor
from zgspec.prover.errors import Unsupported
from zgspec.runtime import Reason
from zgspec.runtime.hashing import keccak256, sha3_256, sha256

THEOREMS: Final = "_theorems"
RUNTIME: Final = "zgspec.runtime"
SEARCHES: Final = frozenset(("bisect_left", "bisect_right", "insort"))
"""Functions that find a place in an order; a theorem may name them as unknown."""

HASHES: Final[tuple[object, ...]] = (keccak256, sha256, sha3_256)


@dataclass(frozen=True)
class Function:
    """A function of the text: the module that it lives in, its tree and the object that runs."""

    module: str
    name: str
    node: ast.FunctionDef
    run: FunctionType

    @property
    def qualified(self) -> str:
        """Return `storage.compute_x`."""
        return f"{self.module}.{self.name}"


@dataclass
class Program:
    """One preset of a specification, loaded; `mutated` puts other trees in the place of functions."""

    specification: Specification
    preset: str
    modules: Mapping[str, ModuleType]
    mutated: Mapping[str, ast.FunctionDef] = field(default_factory=dict)

    def get_document(self, module: str) -> Document:
        """Return the document that a module is aligned with."""
        return self.specification.documents[module.removesuffix(THEOREMS)]

    def get_place(self, module: str, line: int) -> str:
        """Return a line of a module as file and line of the text."""
        path, number = self.get_document(module).locate(line)
        return f"{path}:{number}"

    def get_code(self, module: str) -> Mapping[int, str]:
        """Return the lines of code of a module, comments included, by line number."""
        document = self.get_document(module)
        return document.theorem_code if module.endswith(THEOREMS) else document.code

    def get_global(self, module: str, name: str) -> object:
        """Return what a global name of a module stands for."""
        namespace: dict[str, object] = vars(self.modules[module])
        if name not in namespace:
            raise Unsupported(f"the name {name}")
        return namespace[name]

    def find_function(self, module: str, name: str) -> Function | None:
        """Return a function of the text, or None where the name is something else."""
        namespace: dict[str, object] = vars(self.modules[module])
        found = namespace.get(name)
        if not isinstance(found, FunctionType) or found.__module__.startswith(RUNTIME):
            return None
        home = found.__module__.rsplit(".", 1)[-1]
        if home not in self.modules:
            return None
        document = self.get_document(home)
        table = document.theorems if home.endswith(THEOREMS) else document.definitions
        definition = table.get(found.__name__)
        if definition is None or not isinstance(definition.node, ast.FunctionDef):
            return None
        node = self.mutated.get(f"{home}.{found.__name__}", definition.node)
        return Function(home, found.__name__, node, found)

    def get_theorem(self, document: str, name: str) -> Function:
        """Return a theorem of a document."""
        found = self.find_function(document + THEOREMS, name)
        if found is None:
            raise KeyError(f"{document}.{name}")
        return found

    def get_hints(self, function: Function) -> dict[str, object]:
        """Return the types of the parameters, and of the result as `return`."""
        return dict(typing.get_type_hints(function.run))


def is_hash(found: object) -> bool:
    """Return whether an object is one of the runtime's hash functions, which never fault on bytes."""
    return any(found is function for function in HASHES)


def check_opaque(program: Program, names: Collection[str]) -> None:
    """Raise Unsupported for a name that is neither a function of the text nor a hash function."""
    for name in sorted(names):
        homes = program.modules.items()
        if not any(
            program.find_function(home, name) is not None or is_hash(vars(module).get(name))
            for home, module in homes
        ):
            raise Unsupported(f"opaque: {name} is no function of the text and no hash function")


def load(specification: Specification, preset: str, package: str = "zgspec_prover") -> Program:
    """Return the program of a preset, in a package of its own."""
    modules = load_modules(specification, preset, f"{package}_{preset}")
    return Program(specification, preset, modules)


def get_base(annotation: object) -> tuple[object, NewType | None]:
    """Return what a chain of NewTypes stands on, and the outermost of them."""
    base = annotation
    while isinstance(base, NewType):
        base = base.__supertype__
    return base, annotation if isinstance(annotation, NewType) else None


def get_width(program: Program, kind: NewType) -> int:
    """Return the bits of an integer type: read off its checked constructor."""
    runtime = re.fullmatch(r"Uint(\d+)", kind.__name__)
    if runtime:
        return int(runtime[1])
    home = kind.__module__.rsplit(".", 1)[-1]
    constructor = program.find_function(home, compute_constructor(kind.__name__))
    if constructor is not None:
        for node in ast.walk(constructor.node):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                match = re.fullmatch(r"u(\d+)", node.func.id)
                if match:
                    return int(match[1])
    if isinstance(kind.__supertype__, NewType):
        return get_width(program, kind.__supertype__)
    raise Unsupported(f"the type {kind.__name__}: it has no checked constructor of a known width")


def get_byte_length(kind: NewType | None) -> int | None:
    """Return the length of a type of bytes, or None where it varies."""
    while kind is not None:
        match = re.fullmatch(r"Bytes(\d+)", kind.__name__)
        if match:
            return int(match[1])
        below = kind.__supertype__
        kind = below if isinstance(below, NewType) else None
    return None


def get_item_type(annotation: object) -> object | None:
    """Return the type of the items of a list, or None where it is no list."""
    if typing.get_origin(annotation) is list:
        arguments: tuple[object, ...] = typing.get_args(annotation)
        return arguments[0]
    return None


def get_dict_types(annotation: object) -> tuple[object, object] | None:
    """Return the types of keys and values of a dictionary, or None where it is none."""
    if typing.get_origin(annotation) is not dict:
        return None
    key, value = typing.get_args(annotation)
    return key, value


def get_tuple_types(annotation: object) -> tuple[object, ...] | None:
    """Return the types of a tuple, or None where it is no tuple of fixed length."""
    if typing.get_origin(annotation) is not tuple:
        return None
    arguments: tuple[object, ...] = typing.get_args(annotation)
    return None if Ellipsis in arguments else arguments


def get_optional_type(annotation: object) -> object | None:
    """Return the type beside None, or None where the annotation is no such union."""
    if typing.get_origin(annotation) not in (typing.Union, UnionType):
        return None
    arguments: tuple[object, ...] = typing.get_args(annotation)
    others = [argument for argument in arguments if argument is not NoneType]
    return others[0] if len(others) == 1 and len(arguments) == 2 else None


def get_field_types(kind: type) -> dict[str, object]:
    """Return the fields of a dataclass with their types."""
    if not is_dataclass(kind):
        raise Unsupported(f"the type {kind.__name__}")
    hints: dict[str, object] = dict(typing.get_type_hints(kind))
    return {item.name: hints[item.name] for item in fields(kind)}


def is_frozen(kind: type) -> bool:
    """Return whether a dataclass cannot be changed."""
    parameters: object = getattr(kind, "__dataclass_params__", None)
    return bool(getattr(parameters, "frozen", False))


def get_family(kind: type[Enum]) -> str:
    """Return the name under which the members of an enum are compared: all reasons are one family."""
    return Reason.__name__ if issubclass(kind, Reason) else kind.__name__


def get_members(program: Program, family: str) -> list[Enum]:
    """Return the members of a family, in the order of the text."""
    members: list[Enum] = []
    for module in program.modules.values():
        if module.__name__.endswith(THEOREMS):
            continue
        home = module.__name__.rsplit(".", 1)[-1]
        for item in vars(module).values():
            if (
                (
                    isinstance(item, type)
                    and issubclass(item, Enum)
                    and item.__module__.endswith("." + home)
                )
                and item is not Reason
                and get_family(item) == family
            ):
                members.extend(item)
    return members
