"""What the keys of generators depend on, and what they can't see and therefore refuse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generators.keys import Keys
from zgspec.compiler import parse_specification

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the text, the generators and the support code."""
    for folder in ("specs", "generators", "zgspec/replay", "zgspec/runtime"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def make_keys(root: Path) -> Keys:
    """Return keys of what is below root now."""
    return Keys(root, parse_specification(root / "specs"))


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that is there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_specification_hash_covers_deployed_errors(root: Path) -> None:
    """Another error text is another specification, though no function changes."""
    before = make_keys(root).compute_specification_hash("mainnet")
    edit(root / "specs/storage.md", "`Proof path too long for a tree size`", "`too long`")
    assert make_keys(root).compute_specification_hash("mainnet") != before
