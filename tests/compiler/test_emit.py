"""The generated module is the document, line by line."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from zgspec.compiler import emit, load_modules
from zgspec.naming import compute_constructor

from .documents import FILES, UNITS, get_line, parse


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    specification = parse(tmp_path_factory.mktemp("emit"), units=UNITS, files=FILES)
    return emit(specification, "mainnet") | {"minimal": emit(specification, "minimal")["units"]}


def test_lines_correspond(sources: dict[str, str]) -> None:
    for name, text in (("units", UNITS), ("files", FILES), ("files_theorems", FILES)):
        written, generated = text.split("\n"), sources[name].split("\n")
        assert len(written) == len(generated)
        for number, (before, after) in enumerate(zip(written, generated, strict=True), 1):
            same = before == after or after.startswith("#| ")
            row = before.startswith("|") and not after.startswith("|")
            assert same or row, f"{name} line {number}"


def test_code_stands_where_it_was_written(sources: dict[str, str]) -> None:
    line = get_line(FILES, "log.sizes.append")
    assert sources["files"].split("\n")[line - 1] == FILES.split("\n")[line - 1]
    assert sources["files_theorems"].split("\n")[line - 1].startswith("#|     log.sizes.append")


def test_constants_differ_by_preset(sources: dict[str, str]) -> None:
    line = get_line(UNITS, "`LIMIT`")
    assert sources["units"].split("\n")[line - 1] == "LIMIT: Final[Uint64] = u64(2**10)"
    assert sources["minimal"].split("\n")[line - 1] == "LIMIT: Final[Uint64] = u64(2**3)"


def test_tables_become_classes_and_records(sources: dict[str, str]) -> None:
    lines = sources["files"].split("\n")
    assert lines[get_line(FILES, "| FileReject") - 1] == "class FileReject(Reason):"
    assert lines[get_line(FILES, "`EMPTY`") - 1] == "    EMPTY = 'EMPTY', 'empty \"file\"'"
    price = "{Network.MAIN: entries(7), Network.TEST: entries(8)}"
    assert lines[get_line(FILES, "`PRICE`") - 1] == (
        f"PRICE: Final[dict[Network, Entries]] = {price}"
    )
    assert lines[get_line(FILES, "`DELAY`") - 1].endswith("= {Network.MAIN: 3}")


def test_only_sources_with_theorems_have_a_second_module(sources: dict[str, str]) -> None:
    assert "units_theorems" not in sources
    functions = [
        node
        for node in ast.parse(sources["files_theorems"]).body
        if isinstance(node, ast.FunctionDef)
    ]
    assert [node.name for node in functions] == ["theorem_size_is_positive"]


def test_specification_knows_the_text(tmp_path: Path) -> None:
    specification = parse(tmp_path, units=UNITS, files=FILES)
    assert list(specification.documents) == ["units", "files"]
    files = specification.documents["files"]
    kinds = {item.name: item.kind for item in files.definitions.values()}
    assert kinds == {
        "Network": "class", "Log": "class", "FileReject": "reasons", "PRICE": "constant",
        "DELAY": "constant", "process_file": "function",
    }  # fmt: skip
    concept = files.concepts["Acceptance"]
    assert concept.badge == "deployed"
    assert concept.source == "example/contracts@1234567 File.sol, as of today"
    process = files.definitions["process_file"]
    assert (process.section, process.concept, process.badge) == (
        "process_file",
        "Acceptance",
        "deployed",
    )
    assert process.line == process.node.lineno == get_line(FILES, "def process_file")
    assert process.end_line == get_line(FILES, "return log.sizes[-1]")
    assert files.definitions["Log"].line == get_line(FILES, "@dataclass")
    reason = files.reasons["TOO_LONG"]
    assert (reason.enum, reason.deployed_text) == ("FileReject", "")
    assert reason.meaning == "more entries than the limit | bound"
    assert files.reasons["EMPTY"].deployed_text == 'empty "file"'
    assert specification.documents["units"].definitions["entries"].kind == "constructor"
    assert files.imports["Entries"].module == ".units"


def test_reasons_carry_name_and_text(tmp_path: Path) -> None:
    files = load_modules(parse(tmp_path, units=UNITS, files=FILES), "mainnet", "emit_reasons")[
        "files"
    ]
    assert files.FileReject.EMPTY.name == "EMPTY"
    assert files.FileReject.EMPTY.deployed_text == 'empty "file"'


@pytest.mark.parametrize(
    ("name", "constructor"),
    [
        ("Uint64", "u64"), ("Uint256", "u256"), ("Bytes32", "bytes32"), ("ByteCount", "byte_count"),
        ("Entries", "entries"), ("Wei", "wei"), ("DAEpoch", "da_epoch"), ("BlockNumber", "block_number"),
    ],
)  # fmt: skip
def test_constructor_of_type(name: str, constructor: str) -> None:
    assert compute_constructor(name) == constructor


def test_constants_of_classes_need_no_constructor(tmp_path: Path) -> None:
    more = """# More

```python
from __future__ import annotations

from typing import Final

from .files import Network
from .units import Entries, entries
```

## More

> ours · a test

| Constant | Type | Value | Meaning |
| --- | --- | --- | --- |
| `HOME` | `Network` | `Network.TEST` | where it is |
| `STEPS` | `tuple[Entries, ...]` | `(entries(1), entries(2))` | how it goes |
| `NAME` | `str` | `"a\\|b"` | what it is called |
"""
    specification = parse(tmp_path, units=UNITS, files=FILES, more=more)
    module = load_modules(specification, "mainnet", "emit_more")["more"]
    assert (module.HOME.value, module.STEPS, module.NAME) == ("test", (1, 2), "a|b")


def test_theorems_speak_about_later_documents(tmp_path: Path) -> None:
    theorem = """
```python theorem
from .files import DELAY, Network


def theorem_delay() -> None:
    \"\"\"There is a delay.\"\"\"
    assert DELAY[Network.MAIN] > 0
```
"""
    modules = load_modules(
        parse(tmp_path, units=UNITS + theorem, files=FILES), "mainnet", "emit_theorem"
    )
    assert list(modules) == ["units", "files", "units_theorems", "files_theorems"]
    modules["units_theorems"].theorem_delay()
