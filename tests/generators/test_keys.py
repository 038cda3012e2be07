"""What the keys of generators depend on, and what they can't see and therefore refuse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generators.keys import Keys
from generators.sources import DependencyError
from zgspec.compiler import parse_specification

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the text, the generators and the support code."""
    for folder in ("specs", "generators", "zgspec/replay", "zgspec/runtime"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "zgspec/compiler").mkdir()
    for name in ("zgspec/naming.py", "zgspec/compiler/target.py"):
        shutil.copyfile(ROOT / name, tmp_path / name)
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


GENERATOR = '''"""A generator."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the cases."""
    suite = make.suite(storage.compute_entry_count, "limits", "Limits.")
    suite.accept("one", "one byte", storage.byte_count(1))
'''

IMPORTS = (
    ("import zgspec.mainnet.storage", "can't cover an import of zgspec.mainnet.storage"),
    ("import importlib", "can't cover an import of importlib"),
    ("from zgspec.mainnet import storage as other", "can't cover an import of zgspec.mainnet"),
    ("from zgspec.active import storage as other", "must name a document, under its own name"),
    ("from zgspec.active import elsewhere", "must name a document"),
    ("from zgspec.replay.fuzz import run", "does not cover zgspec.replay.fuzz"),
    ("from generators.nowhere import make", "no module generators.nowhere.make"),
    ("from .files import make_file", "write `from package.module import name`"),
    ("from generators.files import *", "write `from package.module import name`"),
)
USES = (
    ("other = storage", "write storage.name"),
    ('getattr(storage, "compute_" + "parts")', "write storage.name"),
    ("storage.compute_nothing()", "storage does not define compute_nothing"),
    ("[storage for storage in (1, 2)]", "write storage.name"),
    ("(lambda storage: 1)(2)", "storage is the name of a document"),
)


def compute_key(root: Path, text: str) -> str:
    """Return the key of a generator with this text."""
    path = "generators/storage/compute_entry_count.py"
    (root / path).write_text(text, encoding="utf-8")
    return make_keys(root).compute_key(path, "storage.compute_entry_count", "mainnet")


@pytest.mark.parametrize(("line", "problem"), IMPORTS)
def test_imports_that_a_key_cannot_cover_are_refused(root: Path, line: str, problem: str) -> None:
    """Files and line are named."""
    text = GENERATOR.replace("from generators.framework", f"{line}\nfrom generators.framework")
    with pytest.raises(DependencyError, match=f"compute_entry_count.py:5: .*{problem}"):
        compute_key(root, text)


@pytest.mark.parametrize(("line", "problem"), USES)
def test_a_document_is_used_by_name_alone(root: Path, line: str, problem: str) -> None:
    """What is passed on, renamed or hidden can't be followed."""
    with pytest.raises(DependencyError, match=f"compute_entry_count.py:13: {problem}"):
        compute_key(root, f"{GENERATOR}    {line}\n")


def test_the_committed_generators_have_keys(root: Path) -> None:
    """Nothing that they use is hidden."""
    keys = make_keys(root)
    for document in keys.specification.documents:
        for path in sorted((root / "generators" / document).glob("[a-z]*.py")):
            name = f"generators/{document}/{path.name}"
            assert len(keys.compute_key(name, f"{document}.{path.stem}", "mainnet")) == 64


def compute_all(root: Path) -> dict[str, str]:
    """Return the keys of three generators: one hashes, one counts, one enciphers."""
    keys = make_keys(root)
    names = ("compute_leaves", "compute_entry_count", "compute_cipher")
    return {
        name: keys.compute_key(f"generators/storage/{name}.py", f"storage.{name}", "mainnet")
        for name in names
    }


def find_changed(root: Path, before: dict[str, str]) -> list[str]:
    """Return whose key differs from before."""
    return [name for name, key in compute_all(root).items() if key != before[name]]


def test_an_addition_to_the_runtime_changes_no_key(root: Path) -> None:
    """A new seam, a new type, a new function of a backend."""
    runtime = root / "zgspec/runtime"
    before = compute_all(root)
    (runtime / "pairing.py").write_text("def pair() -> None: ...\n", encoding="utf-8")
    for name in ("core", "native", "interface", "encryption"):
        with (runtime / f"{name}.py").open("a", encoding="utf-8") as file:
            file.write("\n\ndef added() -> None: ...\n")
    assert find_changed(root, before) == []


def test_a_change_of_a_seam_changes_the_keys_of_what_uses_it(root: Path) -> None:
    """Also where a check stands behind the function that is named."""
    runtime = root / "zgspec/runtime"
    before = compute_all(root)
    edit(runtime / "encryption.py", "bytes16(counter)", "bytes16(counter[:16])")
    assert find_changed(root, before) == ["compute_cipher"]
    edit(runtime / "core.py", "value >> 64 == 0", "value >> 63 == 0")
    assert find_changed(root, before) == [*before]
