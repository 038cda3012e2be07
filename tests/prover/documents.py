"""Small documents for the tests of the prover, through the real compiler."""

from __future__ import annotations

import ast
from itertools import count
from pathlib import Path

from zgspec.compiler import parse_specification
from zgspec.prover.program import Program, load
from zgspec.prover.result import Result
from zgspec.prover.theorem import prove_theorem

HEAD = """# Sample

A sample.

```python
from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, NewType

from zgspec.runtime import Bytes32, Reason, Rejected, Uint64, Uint256, bytes32, u8, u64, u256
from zgspec.runtime.bitwise import xor_bytes
from zgspec.runtime.hashing import keccak256
```

## Rules

> ours · a test

| Constant | Type | Value | Meaning |
| --- | --- | --- | --- |
| `LIMIT` | `Uint64` | `100` | a limit |

| SampleReject | Deployed text | Meaning |
| --- | --- | --- |
| `TOO_LARGE` | `too large` | above the limit |
| `TOO_SMALL` | `too small` | zero |

```python
Amount = NewType("Amount", int)


def amount(value: int) -> Amount:
    \"\"\"Check an amount.\"\"\"
    return Amount(u64(value))


DAEpoch = NewType("DAEpoch", int)


def da_epoch(value: int) -> DAEpoch:
    \"\"\"Check an epoch.\"\"\"
    return DAEpoch(u8(value))


class Color(Enum):
    \"\"\"A color.\"\"\"

    RED = 1
    GREEN = 2
    BLUE = 3


@dataclass(frozen=True)
class Pair:
    \"\"\"Two amounts.\"\"\"

    left: Amount
    right: Amount


@dataclass(frozen=True)
class Batch:
    \"\"\"A frozen record that holds a list.\"\"\"

    items: list[Amount]
    key: Amount


@dataclass
class Account:
    \"\"\"A balance and its history.\"\"\"

    balance: Amount
    history: list[Amount]
```

"""

THEOREM_HEAD = """```python theorem
from __future__ import annotations

from copy import deepcopy

from zgspec.runtime import Bytes32, Rejected, Uint64, assume, u64
from .sample import {names}


"""

_PACKAGES = count()


def write(root: Path, functions: str, theorems: str = "") -> Path:
    """Write a specification of one document: functions by heading, then theorems."""
    specs = root / "specs"
    specs.mkdir(parents=True, exist_ok=True)
    text = HEAD
    names = [
        "LIMIT",
        "Account",
        "Amount",
        "Batch",
        "Color",
        "DAEpoch",
        "Pair",
        "SampleReject",
        "amount",
    ]
    for body in functions.strip().split("\n\n\n"):
        name = body.split("def ")[1].split("(")[0]
        names.append(name)
        text += f"### {name}\n\n```python\n{body.strip()}\n```\n\n"
    if theorems:
        text += THEOREM_HEAD.format(names=", ".join(names)) + theorems.strip() + "\n```\n"
    (specs / "sample.md").write_text(text, encoding="utf-8")
    return root


def load_program(root: Path, functions: str, theorems: str = "") -> Program:
    """Return a loaded specification of one document."""
    write(root, functions, theorems)
    specification = parse_specification(root / "specs")
    return load(specification, "mainnet", f"zgspec_prover_test_{next(_PACKAGES)}")


def prove_only(root: Path, functions: str, theorem: str) -> Result:
    """Return the outcome of the one theorem of a document."""
    program = load_program(root, functions, theorem)
    (name,) = program.specification.documents["sample"].theorems
    return prove_theorem(program, "sample", name, 100_000_000)


def mutate(source: str, old: str, new: str) -> ast.FunctionDef:
    """Return the tree of a changed function."""
    node = ast.parse(source.replace(old, new).strip()).body[0]
    assert isinstance(node, ast.FunctionDef)
    return node
