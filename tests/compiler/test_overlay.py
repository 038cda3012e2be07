"""Overlays: what they replace, where their lines stand, and what they may not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from zgspec.compiler import SpecError, build, emit, load_modules, parse_specification

from .documents import FILES, HERE, UNITS, find_line, get_line, read_cases, write_documents

LAYER = '''# Thrifty

## Counts

> ours · a feature of the tests

| Constant | Type | mainnet | minimal | Meaning |
| --- | --- | --- | --- | --- |
| `ENTRY_SIZE` | `ByteCount` | `512` | `64` | bytes of an entry |
| `EXTRA` | `int` | `5` | `6` | bytes of a file |

### compute_size

```python
def compute_size(count: Entries) -> ByteCount:
    """Return the bytes of so many entries, and some more."""
    return byte_count(count * ENTRY_SIZE + EXTRA)
```

```python constraint
assert ENTRY_SIZE > EXTRA, "an entry is larger than what is added"
```

```python theorem
from .units import Entries, compute_size


def theorem_size_is_more(count: Entries) -> None:
    """theory: int. There is always something more."""
    assert compute_size(count) > 0
```
'''

SETTER = '''### process_file

```python
def process_file(log: Log) -> ByteCount:
    """Return nothing."""
    return compute_size(entries(len(log.sizes)))
```
'''


def _write(root: Path, layer: str = LAYER, name: str = "units") -> Path:
    texts = {"units": UNITS, "files": FILES, f"_features__thrifty__{name}": layer}
    return write_documents(root, **texts)


def test_a_signature_may_change_where_nothing_else_calls(tmp_path: Path) -> None:
    layer = LAYER.partition("### compute_size")[0].partition("| Constant")[0] + SETTER
    theorem = "theorem_size_is_positive"
    specs = write_documents(tmp_path, units=UNITS, files=FILES, _features__thrifty__files=layer)
    with pytest.raises(SpecError, match=rf"specs/files\.md:\d+ \({theorem}\) calls process_file"):
        parse_specification(specs, "thrifty")
    # Under an overlay that states the theorem anew, nothing of the base calls the function.
    restated = f'''
```python theorem
def {theorem}(count: Entries) -> None:
    """theory: int. Anew."""
    assert count >= 0
```
'''
    write_documents(tmp_path, _features__thrifty__files=layer + restated)
    modules = load_modules(parse_specification(specs, "thrifty"), "minimal", "overlay_signature")
    assert modules["files"].process_file(modules["files"].Log()) == 0


def test_base_calls_what_the_overlay_defines(tmp_path: Path) -> None:
    specs = _write(tmp_path)
    base = load_modules(parse_specification(specs), "minimal", "overlay_base")
    modules = load_modules(parse_specification(specs, "thrifty"), "minimal", "overlay_thrifty")
    assert base["files"].process_file(base["files"].Log(), 3) == 3 * 32
    assert modules["files"].process_file(modules["files"].Log(), 3) == 3 * 64 + 6
    assert base["units"].ENTRY_SIZE == 32


def test_lines_of_base_and_overlay(tmp_path: Path) -> None:
    specification = parse_specification(_write(tmp_path), "thrifty")
    lines = emit(specification, "mainnet")["units"].split("\n")
    first = get_line(UNITS, "def compute_size")
    assert [line[:3] for line in lines[first - 1 : first + 2]] == ["#- "] * 3
    assert lines[get_line(UNITS, "`ENTRY_SIZE`") - 1].endswith("= byte_count(512)")
    line = 10_000 + get_line(LAYER, "def compute_size")
    assert lines[line - 1].startswith("def compute_size")
    units = specification.documents["units"]
    assert (
        units.definitions["compute_size"].line
        == units.definitions["compute_size"].node.lineno
        == line
    )
    assert lines[9999 + get_line(LAYER, "`EXTRA`")] == "EXTRA: Final[int] = 5"
    assert lines[9999 + get_line(LAYER, "`ENTRY_SIZE`")].startswith("#| ")
    assert len(lines) == len((UNITS + LAYER).split("\n")) + 10_000 - UNITS.count("\n")


def test_theorems_of_both(tmp_path: Path) -> None:
    specification = parse_specification(_write(tmp_path), "thrifty")
    modules = load_modules(specification, "mainnet", "overlay_theorems")
    assert hasattr(modules["units_theorems"], "theorem_size_is_more")
    assert hasattr(modules["files_theorems"], "theorem_size_is_positive")


def test_only_replaced_modules_are_generated(tmp_path: Path) -> None:
    specs = _write(tmp_path, LAYER.replace("units", "alone"), "alone")
    alone = UNITS.replace("# Units", "# Alone")
    write_documents(tmp_path, alone=alone)
    build(tmp_path)
    package = tmp_path / "zgspec" / "mainnet_thrifty"
    assert sorted(path.name for path in package.iterdir()) == [
        "__init__.py", "alone.py", "alone_theorems.py",
    ]  # fmt: skip
    assert parse_specification(specs, "thrifty").replaced == {"alone"}


def test_importers_are_generated_and_share_the_rest(tmp_path: Path) -> None:
    layer = '''# Lenient

```python
from .units import byte_count
```

## Acceptance

> ours · a feature of the tests

### process_file

```python
def process_file(log: Log, count: Entries) -> ByteCount:
    """Accept every file."""
    return byte_count(count)
```
'''
    write_documents(tmp_path, units=UNITS, files=FILES, _features__lenient__files=layer)
    build(tmp_path)
    text = (tmp_path / "zgspec/minimal_lenient/files.py").read_text()
    assert "\nfrom ..minimal.units import ENTRY_SIZE" in text
    assert "\nfrom ..minimal.units import byte_count" in text
    assert not (tmp_path / "zgspec/minimal_lenient/units.py").exists()
    theorems = (tmp_path / "zgspec/minimal_lenient/files_theorems.py").read_text()
    assert "\nfrom .files import Log" in theorems
    assert "\nfrom ..minimal.units import LIMIT" in theorems


def test_directory_anywhere(tmp_path: Path) -> None:
    specs = write_documents(tmp_path / "base", units=UNITS)
    layer = write_documents(tmp_path / "else", units=LAYER)
    specification = parse_specification(specs, layer)
    assert specification.get_package("mainnet") == "mainnet_specs"
    assert load_modules(specification, "mainnet", "overlay_else")["units"].EXTRA == 5


def test_traceback_names_the_line_of_the_overlay(tmp_path: Path) -> None:
    layer = LAYER.replace("count * ENTRY_SIZE + EXTRA", "count // (EXTRA - EXTRA)")
    modules = load_modules(
        parse_specification(_write(tmp_path, layer), "thrifty"), "mainnet", "overlay_trace"
    )
    with pytest.raises(ZeroDivisionError) as caught:
        modules["files"].process_file(modules["files"].Log(), 3)
    assert caught.traceback[-1].lineno + 1 == 10_000 + get_line(layer, "EXTRA - EXTRA")


HEAD = """# Refused

## Changes

> ours · an overlay that is refused

"""
REFUSED = read_cases("refused_overlays.txt", HEAD)


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, tmp_path: Path) -> None:
    layer, problem = REFUSED[name]
    _write(tmp_path, layer)
    with pytest.raises(SpecError) as caught:
        build(tmp_path)
    assert problem in caught.value.problem
    assert caught.value.path == Path("specs/_features/thrifty/units.md")
    assert caught.value.line == find_line(layer)
    assert not (tmp_path / "zgspec").exists()


def test_reason_of_the_base_again(tmp_path: Path) -> None:
    layer = f"""# New

```python
from zgspec.runtime import Reason
```

## New

> ours · a test

| NewReject | Deployed text | Meaning |
| --- | --- | --- |
| `EMPTY` | - | nothing |{HERE}
"""
    specs = _write(tmp_path, layer)
    with pytest.raises(
        SpecError, match=r"EMPTY is declared twice: also in specs/files.md"
    ) as caught:
        parse_specification(specs, "thrifty")
    assert caught.value.line == find_line(layer)


def test_reasons_of_the_base_replaced(tmp_path: Path) -> None:
    layer = """# New

## New

> ours · a test

| FileReject | Deployed text | Meaning |
| --- | --- | --- |
| `OTHER` | - | nothing |
"""
    specs = _write(tmp_path, layer, "files")
    with pytest.raises(SpecError, match="the reasons of FileReject are declared twice"):
        parse_specification(specs, "thrifty")


def test_constraint_of_the_base_fails(tmp_path: Path) -> None:
    layer = """# Free

## Acceptance

> ours · a test

| Deployed | Type | MAIN | TEST | Source | Since |
| --- | --- | --- | --- | --- | --- |
| `PRICE` | `Entries` | `7` | `0` | nobody | never |
"""
    _write(tmp_path, layer, "files")
    with pytest.raises(
        SpecError, match=r"network = Network.TEST: a file costs something"
    ) as caught:
        build(tmp_path)
    assert caught.value.path == Path("specs/files.md")


def test_without_base(tmp_path: Path) -> None:
    specs = _write(tmp_path, LAYER.replace(".units", ".other"), "other")
    with pytest.raises(
        SpecError, match=r"_features/thrifty/other.md:1: an overlay of other.md, which"
    ):
        parse_specification(specs, "thrifty")


def test_without_document(tmp_path: Path) -> None:
    specs = write_documents(tmp_path, units=UNITS)
    with pytest.raises(SpecError, match=r"_features/nothing:1: an overlay without a document"):
        parse_specification(specs, "nothing")


def test_name_of_the_directory(tmp_path: Path) -> None:
    specs = write_documents(tmp_path, units=UNITS)
    layer = specs / "some-where"
    layer.mkdir()
    (layer / "units.md").write_text(LAYER)
    with pytest.raises(SpecError, match="'some-where' can't name a package"):
        parse_specification(specs, layer)


def test_base_too_long(tmp_path: Path) -> None:
    specs = write_documents(tmp_path, units=UNITS + "\n" * 10_000, _features__thrifty__units=LAYER)
    with pytest.raises(SpecError, match="a base of 10000 lines can't be overlaid"):
        parse_specification(specs, "thrifty")
