"""A plugin for mypy: refuses to add, subtract or compare two different units.

A unit is a NewType of int. mypy itself refuses to pass or to return the wrong one, but takes an
operation on two units as one on two integers. Products and quotients of different units have a
meaning (entries times bytes per entry), and so have shifts and powers; sums, differences,
remainders, comparisons and bit operations have none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from mypy.nodes import TypeInfo
from mypy.plugin import FunctionContext, MethodContext, Plugin
from mypy.types import Instance, Type, get_proper_type

_ARITHMETIC: Final = ("add", "sub", "mod", "divmod", "and", "or", "xor")
_COMPARISONS: Final = ("lt", "le", "gt", "ge", "eq", "ne")
METHODS: Final = frozenset(
    [f"__{name}__" for name in (*_ARITHMETIC, *_COMPARISONS)]
    + [f"__r{name}__" for name in _ARITHMETIC]
)
FUNCTIONS: Final = ("builtins.min", "builtins.max", "builtins.divmod")


class UnitsPlugin(Plugin):
    """Looks at every operator and builtin that needs equal units. Strict mypy looks at `in`."""

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """Return the check of a method, if it is one of those that need equal units."""
        return _check_operator if fullname.rpartition(".")[2] in METHODS else None

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """Return the check of a builtin that compares its arguments."""
        return _check_function if fullname in FUNCTIONS else None


def get_unit(kind: Type) -> TypeInfo | None:
    """Return the NewType of int that a type is, None for every other type."""
    proper = get_proper_type(kind)
    if not isinstance(proper, Instance) or not proper.type.is_newtype:
        return None
    return proper.type if proper.type.has_base("builtins.int") else None


def find_mixture(kinds: Sequence[Type]) -> str:
    """Return which units among types do not go together, in words; empty if all do."""
    units = [unit for unit in map(get_unit, kinds) if unit is not None]
    for unit in units[1:]:
        first = units[0]
        if not unit.has_base(first.fullname) and not first.has_base(unit.fullname):
            return f"{first.name} with {unit.name}"
    return ""


def _check_operator(context: MethodContext) -> Type:
    mixture = find_mixture([context.type, *_flatten(context.arg_types)])
    if mixture:
        context.api.fail(f"mixes {mixture}", context.context)
    return context.default_return_type


def _check_function(context: FunctionContext) -> Type:
    mixture = find_mixture(_flatten(context.arg_types))
    if mixture:
        context.api.fail(f"mixes {mixture}", context.context)
    return context.default_return_type


def _flatten(arguments: list[list[Type]]) -> list[Type]:
    return [kind for group in arguments for kind in group]


def plugin(version: str) -> type[Plugin]:
    """Return the plugin, as mypy asks for it."""
    return UnitsPlugin
