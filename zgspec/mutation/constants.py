"""Constants of tables with another value, and what else changes with them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from types import ModuleType

from zgspec.compiler.model import Constant, Document, Specification
from zgspec.coverage.cases import Preset
from zgspec.mutation.graph import Graph, get_id

Place = tuple[object, ...]
"""Where an integer or a byte string stands in a value: positions and keys, from the outside in."""


@dataclass(frozen=True)
class ConstantMutant:
    """A constant with another value. `presets` are those that are run: where values differ, only the first.

    `place` is empty for a value that is no tuple and no mapping.
    """

    name: str
    constant: str
    operator: str
    line: int
    presets: tuple[str, ...]
    place: Place
    offset: int


def find_constant_mutants(
    specification: Specification, preset: Preset, graph: Graph
) -> list[ConstantMutant]:
    """Return one more and one less for every integer, another last bit for every byte string.

    `preset` is the one that real clients run: values are read from it. Constants that no function
    reads have no mutants, nor have tuples and mappings that functions compute: these are the
    functions' mutants.
    """
    found: list[ConstantMutant] = []
    for document in specification.documents.values():
        for constant in document.constants.values():
            if graph.is_read(get_id(document.name, constant.name)):
                found += _mutate(document, constant, specification.presets, preset)
    return found


def _mutate(
    document: Document, constant: Constant, presets: Sequence[str], preset: Preset
) -> Iterator[ConstantMutant]:
    value: object = vars(preset.modules[document.name])[constant.name]
    same = len({*constant.sources.values()}) == 1
    chosen = tuple(presets) if same else (preset.name,)
    if isinstance(value, (tuple, dict)) and not _is_written_out(constant.nodes[preset.name]):
        return
    key = get_id(document.name, constant.name)
    for place, leaf in _find_leaves(value, ()):
        for offset in (1, -1):
            other = _change_leaf(leaf, offset)
            if other is not None:
                shown = f"{_show_place(place)}{_show(leaf)} -> {_show(other)}"
                yield ConstantMutant(
                    f"{key}: {shown}", key, "table constant", constant.line, chosen, place, offset
                )


def _is_written_out(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign) and isinstance(node.value, (ast.Tuple, ast.Dict))


def _find_leaves(value: object, place: Place) -> Iterator[tuple[Place, object]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _find_leaves(item, (*place, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _find_leaves(item, (*place, key))
    else:
        yield place, value


def _show_place(place: Place) -> str:
    names = [item.name if isinstance(item, Enum) else str(item) for item in place]
    return "".join([f"[{name}]" for name in names]) + (" " if names else "")


def _show(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def change_value(value: object, place: Place, offset: int) -> object:
    """Return a value of the same type with another item at a place, None where there is none."""
    if not place:
        return _change_leaf(value, offset)
    first, rest = place[0], place[1:]
    if isinstance(value, tuple):
        return tuple(
            [
                change_value(item, rest, offset) if index == first else item
                for index, item in enumerate(value)
            ]
        )
    if isinstance(value, dict):
        return {
            key: change_value(item, rest, offset) if key == first else item
            for key, item in value.items()
        }
    raise TypeError(f"nothing stands at {place} of {value!r}")


def _change_leaf(value: object, offset: int) -> object:
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
