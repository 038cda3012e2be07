"""Which changed functions are the same functions, only written in other words.

A function counts if the prover shows that it ends alike wherever the old one does not fault, and if all
that it rests on, before and after, is unchanged or the same function too.
"""

from __future__ import annotations

import ast
import builtins
import copy
from collections.abc import Set as AbstractSet

from zgspec.compiler import Specification, get_reachable
from zgspec.compiler.model import Definition
from zgspec.compiler.names import find_free_names
from zgspec.compiler.reach import find_definition, resolve_name
from zgspec.prover.equivalence import is_equivalent
from zgspec.prover.program import Program


def find_rewritten(
    before: Program, after: Specification, changed: AbstractSet[str], same: AbstractSet[str]
) -> set[str]:
    """Return those of the changed definitions (`storage.compute_x`) that are proved equal.

    `same` are the definitions that did not change at all.
    """
    equal: set[str] = set()
    pending = {name: _find_rest(before, after, name) for name in sorted(changed)}
    while ready := [name for name, rest in pending.items() if rest <= same | equal]:
        for name in ready:
            del pending[name]
            if _is_equal(before, after, name):
                equal.add(name)
    return equal


def _find_rest(before: Program, after: Specification, name: str) -> set[str]:
    """Return what a definition rests on, before and after."""
    old = get_reachable(before.specification, name, before.preset)
    return (old.keys() | get_reachable(after, name, before.preset).keys()) - {name}


def _is_equal(before: Program, after: Specification, name: str) -> bool:
    document, _, own_name = name.partition(".")
    function = before.find_function(document, own_name)
    old = find_definition(before.specification.documents[document], own_name)
    new = find_definition(after.documents[document], own_name)
    if function is None or not isinstance(new.node, ast.FunctionDef):
        return False
    if _get_signature(function.node) != _get_signature(new.node):
        return False
    if not all(
        _get_meaning(before.specification, document, old, word)
        == _get_meaning(after, document, new, word)
        and (hasattr(before.modules[document], word) or hasattr(builtins, word))
        for word in find_free_names(new.node)
    ):
        return False
    node = copy.deepcopy(new.node)
    # Notes such as invariants are found by their line.
    ast.increment_lineno(node, function.node.lineno - node.lineno)
    return is_equivalent(before, function, node).status == "equivalent"


def _get_signature(node: ast.FunctionDef) -> str:
    returns = "" if node.returns is None else ast.dump(node.returns)
    return ast.dump(node.args) + returns


def _get_meaning(
    specification: Specification, document_name: str, user: Definition, word: str
) -> str:
    """Return what a name of a definition stands for: a definition, an import or a name of Python."""
    document = specification.documents[document_name]
    found = resolve_name(specification, document, user, word)
    if found is not None:
        return f"{found[0].name}.{found[1].name}"
    return f"{document.imports[word].module}:{word}" if word in document.imports else word
