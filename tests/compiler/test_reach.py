"""Hashes of what a definition rests on follow its meaning, not its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from zgspec.compiler import Specification, get_reachable, parse_specification

from .documents import FILES, UNITS, write_documents

NAME = "files.process_file"


def _reach(root: Path, name: str = NAME, preset: str = "mainnet", **texts: str) -> dict[str, str]:
    specs = write_documents(root, **({"units": UNITS, "files": FILES} | texts))
    return get_reachable(parse_specification(specs), name, preset)


def test_everything_that_it_rests_on(tmp_path: Path) -> None:
    assert list(_reach(tmp_path)) == [
        "files.FileReject", "files.Log", "files.process_file", "units.ByteCount",
        "units.ENTRY_SIZE", "units.Entries", "units.LIMIT", "units.byte_count", "units.compute_size", "units.entries",
    ]  # fmt: skip


def test_theorem(tmp_path: Path) -> None:
    reached = _reach(tmp_path, "files.theorem_size_is_positive")
    assert "files.theorem_size_is_positive" in reached
    assert set(_reach(tmp_path)) < set(reached)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Appends a file.", "Appends a file.\n\nAnd more prose."),
        ('"""Accept a file and return its bytes."""', '"""Other words."""'),
        ("    if count == 0:", "    if (count == 0):"),
        ("more entries than", "too many, more than"),
        ("`3` | - | config.ts", "`4` | - | config.ts"),
    ],
)
def test_same_meaning(old: str, new: str, tmp_path: Path) -> None:
    assert _reach(tmp_path, files=FILES.replace(old, new)) == _reach(tmp_path)
    assert old in FILES


@pytest.mark.parametrize(
    ("document", "old", "new", "changed"),
    [
        ("files", "if count == 0:", "if count <= 0:", "files.process_file"),
        ("units", "return Entries(u64(value))", "return Entries(u64(value + 0))", "units.entries"),
        ("files", "sizes: list[ByteCount]", "bytes_of: list[ByteCount]", "files.Log"),
        ("units", "count * ENTRY_SIZE", "(count + 1) * ENTRY_SIZE", "units.compute_size"),
        ("units", "`2**10`", "`2**11`", "units.LIMIT"),
    ],
)
def test_other_meaning(document: str, old: str, new: str, changed: str, tmp_path: Path) -> None:
    text = {"units": UNITS, "files": FILES}[document]
    before, after = _reach(tmp_path), _reach(tmp_path, **{document: text.replace(old, new)})
    assert [name for name in before if before[name] != after[name]] == [changed]


def test_constants_count_by_value(tmp_path: Path) -> None:
    text = UNITS.replace("`2**10`", "`1024`")
    assert _reach(tmp_path, units=text) == _reach(tmp_path)
    changed = UNITS.replace("`2**3`", "`2**4`")
    assert _reach(tmp_path, units=changed) == _reach(tmp_path)
    assert _reach(tmp_path, preset="minimal", units=changed) != _reach(tmp_path, preset="minimal")


def test_unknown_name(tmp_path: Path) -> None:
    specification: Specification = parse_specification(write_documents(tmp_path, units=UNITS))
    for name in ("units.nothing", "nothing.compute_size"):
        with pytest.raises(KeyError):
            get_reachable(specification, name, "mainnet")
