"""What tools say about generated modules: lines of the text, units, and no pragma from prose."""

from __future__ import annotations

import configparser
import importlib
import json
import subprocess
import sys
import tokenize
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from zgspec.compiler import build, parse_specification

from .documents import FILES, UNITS, get_line, write_documents

ROOT = Path(__file__).resolve().parents[2]

# Sentences that some tool would obey if they stood behind a bare `#`. The first two lines of a file
# could also name its encoding.
PRAGMAS = """# -*- coding: latin-1 -*- vim: set fileencoding=ascii :
coding: latin-1, or coding=utf-16

#### type: ignore
#### mypy: ignore-errors
#### pragma: no cover
#### noqa

```text
type: ignore
# type: ignore
#type: ignore[misc]
type: int
mypy: ignore-errors
# mypy: ignore-errors, disallow-untyped-defs=False
## mypy: ignore-errors
pragma: no cover
# pragma: no cover
#pragma no cover
pragma: no branch
noqa
# noqa
# ruff: noqa
ruff: noqa: F401
# flake8: noqa
fmt: off
# fmt: off
yapf: disable
isort: skip_file
# isort: skip_file
pylint: disable=all
pylint: skip-file
# pylint: disable=all
# pyright: basic
# pyright: ignore
# pytype: skip-file
# nosec
# region
%% cell
vim: set ft=text :
\"\"\" ''' \\
```
"""

MIXED = '''
```python
from __future__ import annotations

from typing import NewType

from zgspec.runtime import Bytes4, Bytes20

from .units import ByteCount, Entries
```

## Mixed

> ours · what mypy must refuse

```python
Part = NewType("Part", Entries)
```

### compute_sum

```python
def compute_sum(count: Entries, size: ByteCount, part: Part) -> int:
    """Return nothing of use."""
    total = count + size  # refused
    total = count - size  # refused
    total = count % size  # refused
    total = count & size  # refused
    total += min(count, size)  # refused
    total += max(count, 1, size)  # refused
    total = count * size + count // size + (count << size) + count**size
    total = count + 1 + part + count + min(count, 7, part) + (5 - size)
    return total
```

### is_mixed

```python
def is_mixed(count: Entries, size: ByteCount, part: Part) -> bool:
    """Return nothing of use."""
    mixed = count < size  # refused
    mixed = count <= size  # refused
    mixed = count > size  # refused
    mixed = count >= size  # refused
    mixed = count == size  # refused
    mixed = count != size  # refused
    mixed = 0 < count < size < 9  # refused
    mixed = count in [size]  # refused by mypy itself
    mixed = part == count and 0 <= count < 5 and count in [1, 2] and part in [count]
    return mixed
```

### has_bytes

```python
def has_bytes(left: Bytes4, right: Bytes20) -> bool:
    """Return something: bytes have no unit."""
    return left + right == b"" or left < right
```

### compute_wrong

```python
def compute_wrong(count: Entries) -> ByteCount:
    """Return the wrong unit."""
    unused = 1
    return count  # wrong
```
'''


def test_no_document_of_the_text_may_have_any() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "mypy.ini")
    covered = {
        name
        for section in settings.sections()
        if settings.getboolean(section, "disallow_any_expr", fallback=False)
        for name in section.removeprefix("mypy-").split(",")
    }
    for document in parse_specification(ROOT / "specs").documents.values():
        assert f"zgspec.*.{document.name}" in covered
        assert f"zgspec.*.{document.name}_theorems" in covered or not document.theorems


@dataclass(frozen=True)
class Report:
    """The generated package and what mypy says: (document, line, message)."""

    package: Path
    errors: list[tuple[str, int, str]]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    root = tmp_path_factory.mktemp("tools")
    write_documents(root, units=UNITS, files=FILES, mixed=PRAGMAS + MIXED)
    build(root)
    package = root / "zgspec" / "mainnet"
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "mypy.ini")]
    command += [
        "--cache-dir",
        str(root / "cache"),
        "--no-error-summary",
        "--no-pretty",
        str(package),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.stderr == ""
    errors = []
    for line in result.stdout.splitlines():
        path, number, message = line.split(":", 2)
        errors.append((Path(path).stem, int(number), message.strip()))
    return Report(package, errors)


def test_sound_documents_are_strictly_typed(report: Report) -> None:
    assert {name for name, _, _ in report.errors} == {"mixed"}


def test_units_do_not_mix(report: Report) -> None:
    lines = (PRAGMAS + MIXED).split("\n")
    expected = [number for number, line in enumerate(lines, 1) if line.endswith("# refused")]
    mixed = [(number, text) for _, number, text in report.errors if "mixes" in text]
    assert [number for number, _ in mixed] == expected
    pairs = (
        "error: mixes Entries with ByteCount  [misc]",
        "error: mixes ByteCount with Entries  [misc]",
    )
    assert {text for _, text in mixed} <= set(pairs)


def test_mypy_names_the_line_of_the_text_below_pragmas(report: Report) -> None:
    lines = [get_line(PRAGMAS + MIXED, words) for words in ("refused by mypy", "# wrong")]
    others = [(number, text) for _, number, text in report.errors if "mixes" not in text]
    assert [number for number, _ in others] == lines
    assert "Non-overlapping container check" in others[0][1]
    assert 'Incompatible return value type (got "Entries", expected "ByteCount")' in others[1][1]


def test_prose_names_no_encoding(report: Report) -> None:
    for path in report.package.glob("*.py"):
        with path.open("rb") as file:
            assert tokenize.detect_encoding(file.readline)[0] == "utf-8"


def test_prose_silences_no_lint(report: Report) -> None:
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--isolated",
        "--select",
        "F841",
        "--output-format",
        "json",
    ]
    result = subprocess.run(
        [*command, str(report.package / "mixed.py")], capture_output=True, text=True, check=False
    )
    found = [item["location"]["row"] for item in json.loads(result.stdout)]
    assert found[-1:] == [get_line(PRAGMAS + MIXED, "unused = 1")]


SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from mainnet import files, mixed
files.process_file(files.Log(), 3)
mixed.compute_wrong(3)
"""


def test_coverage_names_the_lines_of_the_text(report: Report, tmp_path: Path) -> None:
    script, data = tmp_path / "script.py", tmp_path / "data"
    script.write_text(SCRIPT)
    root = report.package.parent
    coverage = [sys.executable, "-m", "coverage"]
    run = [
        *coverage,
        "run",
        "--rcfile=",
        "--branch",
        f"--data-file={data}",
        f"--include={root}/*",
        str(script),
        str(root),
    ]
    subprocess.run(run, check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)})
    write = [
        *coverage,
        "json",
        "--rcfile=",
        "-q",
        f"--data-file={data}",
        "-o",
        str(tmp_path / "report.json"),
    ]
    subprocess.run(write, check=True)
    measured = {
        Path(name).stem: result
        for name, result in json.loads((tmp_path / "report.json").read_text())["files"].items()
    }
    rejections = [
        get_line(FILES, "raise Rejected(FileReject.EMPTY"),
        get_line(FILES, "Reject.TOO_LONG)"),
    ]
    assert measured["files"]["missing_lines"] == rejections
    assert get_line(FILES, "log.sizes.append") in measured["files"]["executed_lines"]
    assert measured["mixed"]["excluded_lines"] == []
    assert get_line(PRAGMAS + MIXED, "# wrong") in measured["mixed"]["executed_lines"]


@pytest.fixture
def importable(report: Report, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(report.package.parent))
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "mainnet"]:
        del sys.modules[name]


@pytest.mark.usefixtures("importable")
def test_traceback_names_the_line_of_the_text() -> None:
    files = importlib.import_module("mainnet.files")
    with pytest.raises(Exception, match="TOO_LONG") as caught:
        files.process_file(files.Log(), 2**20)
    frame = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert (Path(frame.filename).name, frame.lineno) == (
        "files.py",
        get_line(FILES, "Reject.TOO_LONG)"),
    )
    assert frame.line == FILES.split("\n")[(frame.lineno or 0) - 1].strip()
