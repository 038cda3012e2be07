"""Writing the packages: all or nothing, only what changed, and nothing of anybody else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from zgspec.compiler import SpecError, build, parse_specification
from zgspec.compiler.__main__ import main
from zgspec.compiler.texts import compute_hashes, find_change

from .documents import FILES, HERE, UNITS, find_line, get_line, write_documents

LAYER = '''# New

## New

> ours · a test

### compute_size

```python
def compute_size(count: Entries) -> ByteCount:
    """Return nothing."""
    return byte_count(0)
```
'''


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_documents(tmp_path, units=UNITS, files=FILES)
    return tmp_path


def _list(root: Path) -> list[str]:
    return sorted(
        path.relative_to(root / "zgspec").as_posix() for path in (root / "zgspec").rglob("*.py")
    )


def test_files(root: Path) -> None:
    changed = build(root)
    assert _list(root) == sorted(
        f"{preset}/{name}.py"
        for preset in ("mainnet", "minimal")
        for name in ("__init__", "units", "files", "files_theorems")
    )
    assert len(changed) == 8
    assert list((root / "zgspec").rglob(".*")) == []


def test_nothing_changed(root: Path) -> None:
    build(root)
    before = {path: path.stat().st_mtime_ns for path in (root / "zgspec").rglob("*.py")}
    assert build(root) == []
    assert before == {path: path.stat().st_mtime_ns for path in (root / "zgspec").rglob("*.py")}


def test_only_what_changed(root: Path) -> None:
    build(root)
    write_documents(root, units=UNITS.replace("`2**3`", "`2**4`"))
    changed = [path for path in build(root) if path.name != "__init__.py"]
    assert changed == [root / "zgspec/minimal/units.py"]


def test_a_package_knows_the_text_that_it_was_made_from(root: Path) -> None:
    build(root)
    hashes = compute_hashes(parse_specification(root / "specs"))
    assert [*hashes] == ["specs/files.md", "specs/units.md"]
    text = (root / "zgspec/minimal/__init__.py").read_text("utf-8")
    assert all(f'"{path}": "{digest}"' in text for path, digest in hashes.items())
    assert find_change(root, hashes) == ""
    write_documents(root, units=UNITS + "\nMore.\n")
    assert find_change(root, hashes) == "specs/units.md"
    (root / "specs/files.md").unlink()
    assert find_change(root, hashes) == "specs/files.md"


def test_a_new_document_is_a_change_if_it_has_rules(root: Path) -> None:
    hashes = compute_hashes(parse_specification(root / "specs"))
    (root / "specs/notes.md").write_text("# Notes\n\nNo rules.\n")
    assert find_change(root, hashes) == ""
    (root / "specs/more.md").write_text(UNITS)
    assert find_change(root, hashes) == "specs/more.md"


def test_compiled_files_do_not_survive_their_source(root: Path) -> None:
    build(root)
    cache = root / "zgspec/minimal/__pycache__"
    cache.mkdir()
    for name in ("units.cpython-311.pyc", "files.cpython-311.pyc"):
        (cache / name).write_bytes(b"")
    write_documents(root, units=UNITS.replace("`2**3`", "`2**4`"))
    build(root)
    assert [path.name for path in cache.iterdir()] == ["files.cpython-311.pyc"]


def test_broken_text_leaves_everything(root: Path) -> None:
    build(root)
    before = {path: path.read_bytes() for path in (root / "zgspec").rglob("*.py")}
    write_documents(
        root,
        units=UNITS.replace("`2**10`", "`2**11`"),
        files=FILES.replace("LIMIT + 0", "NONE + 0"),
    )
    with pytest.raises(SpecError):
        build(root)
    assert before == {path: path.read_bytes() for path in (root / "zgspec").rglob("*.py")}


def test_stale_modules_and_packages_go(root: Path) -> None:
    write_documents(root, _features__none__units=LAYER)
    build(root)
    assert "mainnet_none/units.py" in _list(root)
    (root / "specs/_features/none/units.md").unlink()
    (root / "specs/files.md").unlink()
    removed = build(root)
    assert _list(root) == [
        f"{p}/{n}.py" for p in ("mainnet", "minimal") for n in ("__init__", "units")
    ]
    assert root / "zgspec/mainnet_none/units.py" in removed
    assert not (root / "zgspec/mainnet_none").exists()


def test_files_of_others_stay(root: Path) -> None:
    build(root)
    support = root / "zgspec/support"
    support.mkdir()
    (support / "__init__.py").write_text('"""Not generated."""\n')
    (support / "code.py").write_text("#| looks generated\n")
    (root / "zgspec/mainnet/notes.py").write_text("# mine\n")
    (root / "zgspec/mainnet/notes.txt").write_text("mine\n")
    build(root)
    assert (support / "code.py").exists()
    assert (root / "zgspec/mainnet/notes.py").exists()
    assert (root / "zgspec/mainnet/notes.txt").exists()


def test_directory_of_another_is_not_taken(root: Path) -> None:
    package = root / "zgspec/minimal"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('"""Mine."""\n')
    with pytest.raises(SpecError, match="this directory was not generated"):
        build(root)
    assert (package / "__init__.py").read_text() == '"""Mine."""\n'
    assert not (root / "zgspec/mainnet").exists()


def test_same_bytes_again(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    build(root)
    other = tmp_path_factory.mktemp("other")
    write_documents(other, units=UNITS, files=FILES)
    build(other)
    for name in _list(root):
        assert (root / "zgspec" / name).read_bytes() == (other / "zgspec" / name).read_bytes()


def test_command(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(root)]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("zgspec/mainnet: 3 modules, ")
    write_documents(root, files=FILES.replace("LIMIT + 0", "NONE + 0"))
    assert main([str(root)]) == 1
    output = capsys.readouterr()
    assert (output.out, output.err) == (
        "",
        f"specs/files.md:{get_line(FILES, 'LIMIT + 0')}: unknown name NONE\n",
    )


def test_command_for_programs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_documents(root, units=UNITS.replace("Uint64, u64", "Uint64, u8, u64"))
    assert main(["--json", str(root)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["package"] for row in found["packages"]] == ["zgspec/mainnet", "zgspec/minimal"]
    assert [row["files_changed"] for row in found["packages"]] == [4, 4]
    assert "u8 is imported and never used" in found["warnings"][0]


def test_unused_imports_are_warnings(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units = UNITS.replace("Uint64, u64", f"Uint64, u8, u64{HERE}")
    files = FILES.replace("import assume\n", f"import Discard, assume{HERE}\n")
    write_documents(root, units=units, files=files)
    assert main([str(root)]) == 0
    assert main(["--strict", str(root)]) == 1
    warnings = capsys.readouterr().err.splitlines()
    assert warnings[:2] == warnings[2:]
    assert warnings[:2] == [
        f"specs/units.md:{find_line(units)}: warning: u8 is imported and never used",
        f"specs/files.md:{find_line(files)}: warning: Discard is imported and never used",
    ]


def test_reasons_that_nothing_names_are_warnings(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = "| `TOO_LONG` | - |"
    files = FILES.replace(row, f"| `NEVER` | - | not at all |{HERE}\n{row}")
    write_documents(root, files=files)
    assert main(["--strict", str(root)]) == 1
    warning = f"specs/files.md:{find_line(files)}: warning: nothing rejects with NEVER\n"
    assert capsys.readouterr().err == warning


def test_constraints_hold_in_optimised_python(root: Path) -> None:
    write_documents(root, files=FILES.replace("PRICE[network] > 0", "PRICE[network] > 7"))
    command = [sys.executable, "-O", "-m", "zgspec.compiler", str(root)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert (
        "constraint fails for preset mainnet, network = Network.MAIN: a file costs" in result.stderr
    )
