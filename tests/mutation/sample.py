"""A small specification with vectors, in a directory of the test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from zgspec.compiler import Specification, parse_specification
from zgspec.coverage.accepted import Accepted
from zgspec.coverage.cases import Preset
from zgspec.mutation.equivalence import Judge, judge_nothing
from zgspec.mutation.score import Options, Score, measure
from zgspec.replay.cases import Case, Suite
from zgspec.replay.values import Json

HEAD = """# Sample

```python
from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from zgspec.runtime import Bytes32, Reason, Rejected, Uint64, u64
from zgspec.runtime.hashing import keccak256
```

## Rules

> ours · a test

"""

SIZES = (
    HEAD
    + '''| Constant | Type | Value | Meaning |
| --- | --- | --- | --- |
| `LIMIT` | `Uint64` | `10` | the largest size |

| SizeReject | Deployed text | Meaning |
| --- | --- | --- |
| `SIZE_IS_ZERO` | - | nothing |
| `SIZE_TOO_LARGE` | - | too much |

### verify_size

```python
def verify_size(size: Uint64, is_odd_allowed: bool) -> Uint64:
    """Return the size, or reject it."""
    if size == 0:
        raise Rejected(SizeReject.SIZE_IS_ZERO)
    if size > LIMIT:
        raise Rejected(SizeReject.SIZE_TOO_LARGE)
    if size % 2 == 1 and not is_odd_allowed:
        raise Rejected(SizeReject.SIZE_TOO_LARGE)
    return size
```
'''
)

HANDLED = (
    SIZES
    + '''
### is_size

```python
def is_size(size: Uint64, is_odd_allowed: bool) -> bool:
    """Return whether a number is a size; of another one, whether its reason is that it is zero."""
    try:
        return verify_size(size, is_odd_allowed) == size
    except Rejected as rejection:
        if rejection.reason == SizeReject.SIZE_IS_ZERO:
            return False
        return is_odd_allowed
```
'''
)

LOOPS = (
    HEAD
    + '''### compute_halvings

```python
def compute_halvings(value: Uint64) -> Uint64:
    """Return how often a value can be halved."""
    count = 0
    rest = int(value)
    while rest > 1:
        rest = rest // 2
        count += 1
    return u64(count)
```

### find_large

```python
def find_large(values: list[Uint64], bound: Uint64) -> list[Uint64]:
    """Return the values above a bound."""
    return [value for value in values if value > bound]
```
'''
)


def make_project(root: Path, text: str) -> Specification:
    """Write `specs/sample.md` and parse it."""
    (root / "specs").mkdir(exist_ok=True)
    (root / "specs" / "sample.md").write_text(text, encoding="utf-8")
    return parse_specification(root / "specs")


def write_vectors(
    root: Path,
    specification: Specification,
    function: str,
    inputs: Sequence[Mapping[str, Json]],
    preset: str = "mainnet",
    document: str = "sample",
) -> None:
    """Write a suite of a function with the outcomes that the text gives."""
    runner = Preset(specification, preset, "_sample").runner
    handler = f"{document}.md#{function}"
    cases = [
        Case(f"{function}/all/{n}", f"case {n}", {**value}, runner.run(handler, {**value}))
        for n, value in enumerate(inputs)
    ]
    suite = Suite(
        handler, specification.get_package(preset), "all", "All cases.", (handler,), tuple(cases)
    )
    path = root / "vectors" / suite.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(suite.to_text(), encoding="utf-8")


def score(
    root: Path,
    specification: Specification,
    accepted: dict[str, str] | None = None,
    judge: Judge = judge_nothing,
    jobs: int = 0,
) -> Score:
    """Return the score of the vectors, with the memory of a real run."""
    options = Options(root / "vectors", judge, root / "build" / "mutation.json", jobs)
    return measure(specification, options, Accepted(root / "accepted.toml", accepted or {}))


def get_survivors(found: Score) -> list[str]:
    """Return the changes that survive, without the function's name."""
    return [result.name.partition(": ")[2] for result in found.select("survives")]
