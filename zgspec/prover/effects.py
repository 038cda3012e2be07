"""What a function of the text may do besides returning, read off its tree: reject, or change what it is given."""

from __future__ import annotations

import ast
from typing import Final

from zgspec.compiler import get_reachable
from zgspec.prover.errors import Unsupported
from zgspec.prover.program import Function, Program
from zgspec.runtime import Reason, Rejected

READERS: Final = ("get", "values", "keys", "items", "copy", "bit_length", "join")
"""Methods that change nothing."""


def find_reasons(program: Program, function: Function) -> list[Reason]:
    """Return all reasons with which a function, or one that it rests on, can reject."""
    found: dict[Reason, None] = {}
    for used in _find_used(program, function):
        for part in ast.walk(used.node):
            if isinstance(part, ast.Raise):
                found |= dict.fromkeys(_read_reason(program, used, part))
    return list(found)


def changes_nothing(program: Program, function: Function) -> bool:
    """Return whether neither a function nor one that it rests on can change what it is given.

    It assigns to names only, and calls functions of the text, builtins and methods that only read.
    """
    return all(
        _is_reading(part) for used in _find_used(program, function) for part in ast.walk(used.node)
    )


def _is_reading(part: ast.AST) -> bool:
    if isinstance(part, ast.Attribute | ast.Subscript):
        return isinstance(part.ctx, ast.Load)
    if isinstance(part, ast.AugAssign):
        return False
    if not isinstance(part, ast.Call):
        return True
    if isinstance(part.func, ast.Attribute):
        return part.func.attr in READERS
    if not isinstance(part.func, ast.Name):
        return False
    return part.func.id != "insort"


def _find_used(program: Program, function: Function) -> list[Function]:
    """Return a function and all functions of the text that it rests on."""
    names = get_reachable(program.specification, function.qualified, program.preset)
    found = [program.find_function(*name.split(".")) for name in names]
    return [used for used in found if used is not None]


def _read_reason(program: Program, function: Function, node: ast.Raise) -> list[Reason]:
    """Return the reason of `raise Rejected(X.REASON)`, nothing for a fault."""
    call = node.exc
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        raise Unsupported(f"the unknown function {function.name}: how it raises")
    if program.get_global(function.module, call.func.id) is not Rejected:
        return []
    named = call.args[0]
    if isinstance(named, ast.Attribute) and isinstance(named.value, ast.Name):
        table = program.get_global(function.module, named.value.id)
        if isinstance(table, type) and issubclass(table, Reason):
            return [table[named.attr]]
    raise Unsupported(f"the unknown function {function.name}: why it rejects")
