"""Small documents for the tests of the compiler."""

from __future__ import annotations

from pathlib import Path

from zgspec.compiler import Specification, parse_specification

# Stands in a text at the end of the line that an error must name.
HERE = "<here>"

UNITS = '''# Units

```python
from __future__ import annotations

from typing import Final, NewType

from zgspec.runtime import Uint64, u64
```

## Counts

> ours · units of the tests

```python
Entries = NewType("Entries", int)
ByteCount = NewType("ByteCount", int)


def entries(value: int) -> Entries:
    """Check a number of entries."""
    return Entries(u64(value))


def byte_count(value: int) -> ByteCount:
    """Check a number of bytes."""
    return ByteCount(u64(value))
```

| Constant | Type | mainnet | minimal | Meaning |
| --- | --- | --- | --- | --- |
| `ENTRY_SIZE` | `ByteCount` | `256` | `32` | bytes of an entry |
| `LIMIT` | `Uint64` | `2**10` | `2**3` | entries of a file |

### compute_size

```python
def compute_size(count: Entries) -> ByteCount:
    """Return the bytes of so many entries."""
    return byte_count(count * ENTRY_SIZE)
```
'''

FILES = '''# Files

Ten things to know.

```python
from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from zgspec.runtime import Reason, Rejected

from .units import ENTRY_SIZE, LIMIT, ByteCount, Entries, compute_size, entries
```

## Acceptance

> deployed · example/contracts@1234567 File.sol,
> as of today

```python
class Network(Enum):
    """Where files are kept."""

    MAIN = "main"
    TEST = "test"


@dataclass
class Log:
    """What has been accepted."""

    sizes: list[ByteCount] = field(default_factory=list)
```

| FileReject | Deployed text | Meaning |
| --- | --- | --- |
| `EMPTY` | `empty "file"` | no entry |
| `TOO_LONG` | - | more entries than the limit \\| bound |

| Deployed | Type | MAIN | TEST | Source | Since |
| --- | --- | --- | --- | --- | --- |
| `PRICE` | `Entries` | `7` | `8` | config.ts | 2026-01-01 |
| `DELAY` | `int` | `3` | - | config.ts | 2026-01-01 |

### process_file

Appends a file.

```python
def process_file(log: Log, count: Entries) -> ByteCount:
    """Accept a file and return its bytes."""
    if count == 0:
        raise Rejected(FileReject.EMPTY)
    if count > LIMIT + 0:
        raise Rejected(FileReject.TOO_LONG)
    log.sizes.append(compute_size(count))
    return log.sizes[-1]
```

```python theorem
from zgspec.runtime import assume

from .files import Log, process_file
from .units import LIMIT, Entries, compute_size


def theorem_size_is_positive(count: Entries) -> None:
    """theory: int. An accepted file has bytes."""
    assume(0 < count <= LIMIT + 0)
    assert process_file(Log(), count) > 0
    assert compute_size(count) > 0
```

```python constraint
limit = LIMIT * ENTRY_SIZE
assert limit % ENTRY_SIZE == 0, "a file has whole entries"
for network in Network:
    assert PRICE[network] > 0, "a file costs something"
```
'''

# What most broken documents begin with.
HEAD = """# Broken

```python
from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NewType

from zgspec.runtime import Fault, Reason, Rejected, Uint64, u64
```

## Concept

> ours · a test

"""


def read_cases(name: str, head: str) -> dict[str, tuple[str, str]]:
    """Return the cases of a file, name -> (text, problem). `<head>` stands for a common beginning."""
    cases = {}
    for case in (Path(__file__).parent / name).read_text(encoding="utf-8").split("=== ")[1:]:
        title, _, text = case.partition("\n")
        key, _, problem = title.partition(": ")
        cases[key] = (text.replace("<head>\n", head).rstrip("\n") + "\n", problem)
    return cases


def write_documents(root: Path, **texts: str) -> Path:
    """Write documents below root and return the directory of the specification."""
    specs = root / "specs"
    for name, text in texts.items():
        path = specs / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(HERE, ""), encoding="utf-8")
    return specs


def parse(root: Path, **texts: str) -> Specification:
    """Write documents and parse them."""
    return parse_specification(write_documents(root, **texts))


def find_line(text: str) -> int:
    """Return the line that the mark stands in."""
    return text[: text.index(HERE)].count("\n") + 1


def get_line(text: str, piece: str) -> int:
    """Return the first line that contains a piece of text."""
    return next(n for n, line in enumerate(text.split("\n"), 1) if piece in line)
