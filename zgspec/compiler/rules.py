"""Which Python the text may use."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Final

from zgspec.compiler.names import walk, walk_statements

# Every node that may occur. What is not listed is refused: the text is copied into other languages.
ALLOWED: Final[frozenset[type[ast.AST]]] = frozenset((
    ast.Module, ast.FunctionDef, ast.ClassDef, ast.ImportFrom, ast.alias, ast.arguments, ast.arg,
    ast.Return, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.If, ast.While, ast.For, ast.Raise,
    ast.Assert, ast.Expr, ast.Pass, ast.Try, ast.ExceptHandler,
    ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.IfExp, ast.Dict, ast.Set, ast.List, ast.Tuple,
    ast.ListComp, ast.comprehension, ast.Compare, ast.Call, ast.keyword, ast.Constant,
    ast.Attribute, ast.Subscript, ast.Slice, ast.Name, ast.JoinedStr, ast.FormattedValue,
    ast.Load, ast.Store, ast.And, ast.Or, ast.Not, ast.Invert, ast.UAdd, ast.USub,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow,
    ast.LShift, ast.RShift, ast.BitOr, ast.BitXor, ast.BitAnd,
    ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Is, ast.IsNot, ast.In, ast.NotIn,
))  # fmt: skip

_NAMES: Final[dict[type[ast.AST], str]] = {
    ast.Lambda: "lambda",
    ast.Global: "global",
    ast.Nonlocal: "nonlocal",
    ast.NamedExpr: "the walrus operator",
    ast.Import: "`import x`; write `from x import name`",
    ast.GeneratorExp: "a generator expression; write a list",
    ast.SetComp: "a set comprehension",
    ast.DictComp: "a dict comprehension",
    ast.Starred: "a starred expression",
    ast.With: "with",
    ast.Match: "match",
    ast.Delete: "del",
    ast.Break: "break",
    ast.Continue: "continue",
    ast.Yield: "yield",
    ast.YieldFrom: "yield",
}

# Comments that switch a tool off. Inside code they are refused, inside prose they are made inert.
_PRAGMAS: Final = (
    "type:", "mypy:", "pragma", "noqa", "fmt:", "ruff:", "pylint:", "pyright:", "isort:", "yapf:",
    "flake8", "nosec", "-*-", "coding:", "coding=", "pytype:", "black:",
)  # fmt: skip

IMPORTABLE: Final[dict[str, tuple[str, ...]]] = {
    "__future__": ("annotations",),
    "typing": ("Final", "NewType", "Literal"),
    "dataclasses": ("dataclass", "field", "replace"),
    "enum": ("Enum", "IntEnum", "unique"),
    "copy": ("deepcopy",),
    "bisect": ("bisect_left", "bisect_right", "insort"),
}

BUILTINS: Final = frozenset((
    "abs", "all", "any", "bool", "bytearray", "bytes", "dict", "divmod", "enumerate", "frozenset",
    "int", "isinstance", "len", "list", "max", "min", "pow", "range", "reversed", "set", "sorted",
    "str", "sum", "tuple", "zip",
))  # fmt: skip

Problem = tuple[int, str]


def find_forbidden(tree: ast.Module) -> Problem | None:
    """Return line and description of the first construct that the text may not use."""
    line = 0
    for node in walk(tree):
        if isinstance(node, (ast.stmt, ast.expr)):
            line = node.lineno
        if type(node) not in ALLOWED:
            return line, f"forbidden: {_NAMES.get(type(node), type(node).__name__)}"
        check = _CHECKS.get(type(node))
        problem = check(node) if check is not None else None
        if problem is not None:
            return line, problem
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node not in tree.body:
            return line, f"forbidden: {node.name} is defined inside of something else"
    return None


def _check_loop(node: ast.AST) -> str | None:
    inner = isinstance(node, (ast.For, ast.While)) and node.orelse
    return "forbidden: else after a loop" if inner else None


def _check_try(node: ast.AST) -> str | None:
    """Admit one form: an outcome that is stored or asked for instead of ending the operation."""
    if not isinstance(node, ast.Try):
        return None
    kinds = [ast.unparse(handler.type) if handler.type else "" for handler in node.handlers]
    simple = len(node.body) == 1 and kinds == ["Rejected"] and not (node.orelse or node.finalbody)
    return None if simple else "forbidden: a try other than one statement and `except Rejected`"


def _check_operator(node: ast.AST) -> str | None:
    inexact = isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.Div)
    return "forbidden: the inexact division /; integers divide with //" if inexact else None


def _check_constant(node: ast.AST) -> str | None:
    inexact = isinstance(node, ast.Constant) and isinstance(node.value, (float, complex))
    return f"forbidden: the inexact number {ast.unparse(node)}" if inexact else None


def _check_name(node: ast.AST) -> str | None:
    name = node.id if isinstance(node, ast.Name) else ""
    return f"forbidden: {name}" if name in ("Any", "cast") or name.startswith("__") else None


def _check_attribute(node: ast.AST) -> str | None:
    name = node.attr if isinstance(node, ast.Attribute) else ""
    return f"forbidden: the special name {name}" if name.startswith("__") else None


def _check_assignment(node: ast.AST) -> str | None:
    chained = isinstance(node, ast.Assign) and len(node.targets) > 1
    return "forbidden: a chained assignment" if chained else None


def _check_comprehension(node: ast.AST) -> str | None:
    inner = any(isinstance(child, ast.ListComp) for child in walk(node) if child is not node)
    if inner or (isinstance(node, ast.ListComp) and len(node.generators) > 1):
        return "forbidden: a nested comprehension"
    return None


def _check_import(node: ast.AST) -> str | None:
    for alias in node.names if isinstance(node, ast.ImportFrom) else []:
        if alias.name in ("Any", "cast"):
            return f"forbidden: {alias.name}"
    return None


def _check_signature(node: ast.AST) -> str | None:
    if not isinstance(node, ast.FunctionDef):
        return None
    signature, name = node.args, node.name
    if signature.defaults or any(default is not None for default in signature.kw_defaults):
        return f"forbidden: {name} has a default argument"
    if signature.vararg or signature.kwarg or signature.kwonlyargs or signature.posonlyargs:
        return f"forbidden: {name} takes more than plain parameters"
    if node.decorator_list:
        return f"forbidden: a decorator on {name}"
    for parameter in signature.args:
        if parameter.annotation is None:
            return f"{parameter.arg} of {name} has no type"
    if node.returns is None:
        return f"{name} has no return type"
    return None if ast.get_docstring(node) else f"{name} has no docstring"


_CHECKS: Final[dict[type[ast.AST], Callable[[ast.AST], str | None]]] = {
    ast.FunctionDef: _check_signature,
    ast.ImportFrom: _check_import,
    ast.ListComp: _check_comprehension,
    ast.For: _check_loop,
    ast.While: _check_loop,
    ast.Try: _check_try,
    ast.BinOp: _check_operator,
    ast.AugAssign: _check_operator,
    ast.Constant: _check_constant,
    ast.Name: _check_name,
    ast.Attribute: _check_attribute,
    ast.Assign: _check_assignment,
}


def find_raise(node: ast.FunctionDef, constructor: bool) -> Problem | None:
    """Return the first raise that is neither a rejection nor, in a constructor, a fault."""
    for inner in walk_statements(node.body):
        if isinstance(inner, ast.Raise) and not _is_legal_raise(inner, constructor):
            allowed = "Fault(...)" if constructor else "Rejected(NameReject.REASON)"
            return inner.lineno, f"forbidden: {node.name} may only raise {allowed}"
    return None


def _is_legal_raise(node: ast.Raise, constructor: bool) -> bool:
    call = node.exc
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or node.cause:
        return False
    if constructor:
        return call.func.id == "Fault"
    return (
        call.func.id == "Rejected"
        and len(call.args) == 1
        and isinstance(call.args[0], ast.Attribute)
    )


def find_pragma(line: str) -> str:
    """Return the comment in a line of code that would switch a tool off, or an empty string."""
    for piece in line.split("#")[1:]:
        text = piece.strip().lower()
        for pragma in _PRAGMAS:
            if text.startswith(pragma):
                return "#" + piece
    return ""
