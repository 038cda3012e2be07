"""Constants of tables with another value, and what else changes with them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType

from zgspec.compiler.model import Constant, Document, Specification
from zgspec.coverage.cases import Preset
from zgspec.mutation.graph import get_id


@dataclass(frozen=True)
class ConstantMutant:
    """A constant with another value. `presets` are those that are run: where values differ, only the first."""

    name: str
    constant: str
    operator: str
    line: int
    presets: tuple[str, ...]
    offset: int


def find_constant_mutants(specification: Specification, preset: Preset) -> list[ConstantMutant]:
    """Return one more and one less for every integer, another last bit for every byte string.

    `preset` is the one that real clients run: values are read from it. Values that depend on the
    network have no mutants, nor have those that functions compute: these are the functions' mutants.
    """
    found: list[ConstantMutant] = []
    for document in specification.documents.values():
        for constant in document.constants.values():
            found += _mutate(document, constant, specification.presets, preset)
    return found


def _mutate(
    document: Document, constant: Constant, presets: Sequence[str], preset: Preset
) -> Iterator[ConstantMutant]:
    value: object = vars(preset.modules[document.name])[constant.name]
    same = len({*constant.sources.values()}) == 1
    chosen = tuple(presets) if same else (preset.name,)
    for offset in (1, -1):
        other = change_value(value, offset)
        if other is not None:
            key = get_id(document.name, constant.name)
            shown = f"{_show(value)} -> {_show(other)}"
            yield ConstantMutant(
                f"{key}: {shown}", key, "table constant", constant.line, chosen, offset
            )


def _show(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def change_value(value: object, offset: int) -> object:
    """Return another value of the same type, None where there is none."""
    if isinstance(value, bool):
        return not value if offset > 0 else None
    if isinstance(value, int):
        return value + offset if value + offset >= 0 else None
    if isinstance(value, bytes) and value and offset > 0:
        return value[:-1] + bytes([value[-1] ^ 1])
    return None


@contextmanager
def substituted(preset: Preset, values: dict[str, object]) -> Iterator[None]:
    """Give constants other values, in every module that has them, until the block ends."""
    before: list[tuple[ModuleType, str, object]] = []
    try:
        for key, value in values.items():
            name = key.partition("#")[2]
            for module in find_holders(preset, key):
                before.append((module, name, vars(module)[name]))
                setattr(module, name, value)
        yield
    finally:
        for module, name, value in reversed(before):
            setattr(module, name, value)


def find_holders(preset: Preset, key: str) -> list[ModuleType]:
    """Return the modules that define or import a constant."""
    home, _, name = key.partition(".md#")
    modules = [preset.modules[home]]
    for document in preset.specification.documents.values():
        item = document.imports.get(name)
        if item is not None and item.module.startswith("."):
            modules.append(preset.modules[document.name])
    return modules


def evaluate(preset: Preset, key: str) -> object:
    """Return the value of a constant as its row computes it now."""
    home, _, name = key.partition(".md#")
    node = preset.specification.documents[home].constants[name].nodes[preset.name]
    if not isinstance(node, ast.AnnAssign) or node.value is None:
        raise TypeError(f"{key} is not an assignment")
    code = compile(ast.Expression(node.value), f"{home}.md", "eval", dont_inherit=True)
    return eval(code, vars(preset.modules[home]))
