"""Each operator makes the mistake that it is named after, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from zgspec.mutation.operators import find_mutants

from .sample import HEAD, make_project

BODIES = {
    "boundary": ("return a < b", ["a < b -> a <= b"]),
    "direction": ("return a == b", ["a == b -> a != b"]),
    "arithmetic": ("return a * b == a", ["a * b -> a // b"]),
    "constant": ("return a == 7", ["a == 7 -> a == 8", "a == 7 -> a == 6"]),
    "and/or": ("return a == b and b == a", ["a == b and b == a -> a == b or b == a"]),
    "min/max": ("return min(a, b) == a", ["min(a, b) -> max(a, b)"]),
    "unary": ("return not a == b", ["not a == b -> a == b"]),
    "swap order": ('return keccak256(x + b"") == y', ["x + b'' -> b'' + x"]),
    "byte order": (
        'return a.to_bytes(8, "big") == x',
        ["a.to_bytes(8, 'big') -> a.to_bytes(8, 'little')"],
    ),
    "padding side": (
        'return x.ljust(40, b"\\x00") == y',
        ["x.ljust(40, b'\\x00') -> x.rjust(40, b'\\x00')"],
    ),
    "swap arguments": ("return is_pair(a, b, x)", ["is_pair(a, b, x) -> is_pair(b, a, x)"]),
    "force branch": (
        "return b == a if a == 1 else a == b",
        ["b == a if a == 1 else a == b -> b == a", "b == a if a == 1 else a == b -> a == b"],
    ),
    "drop loop": (
        "for item in values:\n        a = item\n    return a == b",
        ["for item in values: -> nothing"],
    ),
    "drop statement": ("c = a\n    c = b\n    return c == a", ["c = b -> nothing"]),
    "drop rejection": (
        "if a == b:\n        raise Rejected(TestReject.FIRST)\n    return a == b",
        ["raise Rejected(TestReject.FIRST) -> nothing"],
    ),
    "drop handler": (
        "try:\n        return is_pair(a, b, x)\n    except Rejected:\n        return False",
        ["except Rejected -> nothing"],
    ),
    "change reason": (
        "if a == b:\n        raise Rejected(TestReject.SECOND)\n    return a == b",
        ["TestReject.SECOND -> TestReject.FIRST"],
    ),
}


def make_text(body: str) -> str:
    return f'''{HEAD}| TestReject | Deployed text | Meaning |
| --- | --- | --- |
| `FIRST` | - | one |
| `SECOND` | - | two |

### is_pair

```python
def is_pair(left: Uint64, right: Uint64, data: bytes) -> bool:
    """Return whether two numbers are equal."""
    return left == right
```

### is_example

```python
def is_example(a: Uint64, b: Uint64, x: bytes, y: bytes, values: list[Uint64]) -> bool:
    """Return something."""
    {body}
```
'''


@pytest.mark.parametrize("operator", BODIES)
def test_operator(tmp_path: Path, operator: str) -> None:
    body, expected = BODIES[operator]
    specification = make_project(tmp_path, make_text(body))
    mutants = find_mutants(specification, "sample.md#is_example")
    found = [mutant.name.partition(": ")[2] for mutant in mutants if mutant.operator == operator]
    assert found == expected


def test_text_is_not_changed(tmp_path: Path) -> None:
    body, _ = BODIES["force branch"]
    specification = make_project(tmp_path, make_text(body))
    first = [mutant.name for mutant in find_mutants(specification, "sample.md#is_example")]
    for mutant in find_mutants(specification, "sample.md#is_example"):
        assert mutant.node is not mutant.original
    again = find_mutants(specification, "sample.md#is_example")
    assert [mutant.name for mutant in again] == first


def test_names_are_unique(tmp_path: Path) -> None:
    specification = make_project(tmp_path, make_text("return a == 1 or b == a or a == 1"))
    names = [mutant.name for mutant in find_mutants(specification, "sample.md#is_example")]
    assert len(names) == len({*names})
    assert "sample.md#is_example: a == 1 -> a == 2 [2]" in names


def test_bytes_are_not_added_with_a_minus(tmp_path: Path) -> None:
    specification = make_project(tmp_path, make_text("return x + y == y"))
    operators = {mutant.operator for mutant in find_mutants(specification, "sample.md#is_example")}
    assert operators == {"direction", "swap order"}
