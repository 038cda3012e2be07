"""Free names: what a definition takes from its surroundings, now and when it is imported."""

from __future__ import annotations

import ast
from collections import Counter

import pytest

from zgspec.compiler.names import find_free_names, find_import_time_names, find_stored_names, walk


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("def f(a: A, b: int) -> B:\n    c = a + D\n    return c", ["A", "int", "B", "D"]),
        (
            "def f(a: int) -> int:\n    return [x + a + Y for x in Z if x > W]",
            ["int", "Z", "W", "Y"],
        ),
        ("def f() -> int:\n    b = [b(a) for b in C]\n    return a(b)", ["int", "C", "a"]),
        ("def f() -> int:\n    return [x(1) for x in x]", ["int", "x"]),
        (
            "def f() -> int:\n    for i, (j, k) in A:\n        pass\n    return i + j + k",
            ["int", "A"],
        ),
        ("@d\nclass C:\n    a: A = B\n    b: list[E]", ["d", "A", "B", "list", "E"]),
        ("class C(E):\n    A = 1\n    B = A + D", ["E", "D"]),
        ("X: Final[T] = t(Y)", ["Final", "T", "t", "Y"]),
        ('N = NewType("N", M)', ["NewType", "M"]),
    ],
)
def test_free_names(code: str, names: list[str]) -> None:
    assert set(find_free_names(ast.parse(code).body[0])) == set(names)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("def f(a: A) -> B:\n    return C(a)", []),
        ("@d\nclass C:\n    a: A = B(D)\n    b: list[E]", ["d", "B", "D"]),
        ("class C(E):\n    A = D", ["E", "D"]),
        ("X: Final[T] = t(Y)", ["t", "Y"]),
        ("X: int", []),
        ('N = NewType("N", M)', ["NewType", "M"]),
    ],
)
def test_import_time_names(code: str, names: list[str]) -> None:
    assert set(find_import_time_names(ast.parse(code).body[0])) == set(names)


def test_first_line_of_a_name() -> None:
    function = ast.parse("\n\ndef f() -> int:\n    a = B\n    return B + a").body[0]
    assert find_free_names(function) == {"int": 3, "B": 4}


def test_stored_names() -> None:
    body = ast.parse("a = [b for b in c]\nfor d in e:\n    f += 1\n    g: int = 2").body
    assert find_stored_names(body) == {"a", "d", "f", "g"}


def test_walk_visits_what_the_standard_library_visits() -> None:
    tree = ast.parse(
        "def f(a: A) -> B:\n    return [x[1:2] for x in y if -x] if a else {1: f'{a}'}"
    )
    nodes = [node for node in ast.walk(tree) if not isinstance(node, ast.expr_context)]
    assert Counter(map(type, walk(tree))) == Counter(map(type, nodes))
    assert [node.id for node in walk(tree) if isinstance(node, ast.Name)][:2] == ["A", "a"]
