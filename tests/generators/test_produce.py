"""Generation on a copy of the repository: what is regenerated, what is removed, and to which bytes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("specs", "generators", "zgspec/compiler", "zgspec/runtime", "zgspec/replay")
PROGRAM = """
import json, sys
from pathlib import Path
from generators.produce import generate
from generators.framework import GenerationError
if __name__ == "__main__":
    options = json.loads(sys.argv[1])
    options["part"] = tuple(options.get("part", (1, 1)))
    try:
        print(json.dumps(generate(Path.cwd(), **options).to_json()))
    except GenerationError as error:
        sys.exit(str(error))
"""
KEPT = (
    "primitives",
    "compute_entry_count",
    "verify_file_proof",
    "verify_segment",
    "process_submit",
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the sources with a few generators and no vectors."""
    for folder in FOLDERS:
        shutil.copytree(
            ROOT / folder,
            tmp_path / folder,
            ignore=shutil.ignore_patterns("__pycache__", "_features"),
        )
    for name in ("__init__.py", "active.py", "naming.py", "py.typed"):
        shutil.copy(ROOT / "zgspec" / name, tmp_path / "zgspec" / name)
    for path in (tmp_path / "generators/storage").glob("[a-z]*.py"):
        if path.stem not in KEPT:
            path.unlink()
    (tmp_path / "program.py").write_text(PROGRAM)
    return tmp_path


def run(root: Path, seed: str = "0", **options: object) -> dict[str, list[str]]:
    """Generate in a process of its own, as on a fresh machine."""
    import json

    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": seed}
    command = [sys.executable, "program.py", json.dumps(options)]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def read_all(root: Path) -> dict[str, bytes]:
    """Return every file of the vectors."""
    vectors = root / "vectors"
    return {str(p.relative_to(vectors)): p.read_bytes() for p in vectors.rglob("*") if p.is_file()}


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that is there."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_the_bytes_do_not_depend_on_seed_workers_or_parts(copy: Path) -> None:
    """One worker, two workers, other hash seeds and three parts give the same files."""
    run(copy, seed="1", jobs=1)
    first = read_all(copy)
    shutil.rmtree(copy / "vectors")
    run(copy, seed="2", jobs=2)
    assert read_all(copy) == first
    shutil.rmtree(copy / "vectors")
    for index in (1, 2, 3):
        run(copy, seed="3", part=[index, 3])
    assert (copy / "vectors/manifest-2-of-3.json").is_file()
    joined = run(copy)
    assert joined["generated"] == []
    assert read_all(copy) == first
    committed = ROOT / "vectors"
    for path, data in first.items():
        if path != "manifest.json":
            assert (committed / path).read_bytes() == data


def test_only_what_a_change_reaches_is_regenerated(copy: Path) -> None:
    """Prose changes nothing; a rule and a generator change their own."""
    run(copy)
    before = read_all(copy)
    assert run(copy)["generated"] == []
    (copy / "build/vectors.json").unlink()
    assert run(copy)["generated"] == []
    edit(copy / "specs/primitives.md", "The parent of two nodes of a tree.", "What two nodes make.")
    assert run(copy)["generated"] == []
    assert read_all(copy) == before
    edit(copy / "specs/storage.md", '"""Return the fee of', '"""Give the fee of')
    assert run(copy)["generated"] == []
    edit(copy / "specs/storage.md", 'keccak256(b"".join([node.root', 'sha256(b"".join([node.root')
    assert run(copy)["generated"] == ["mainnet/storage/process_submit"]
    edit(copy / "generators/primitives/is_power_of_two.py", "2**31", "2**30")
    assert run(copy)["generated"] == ["mainnet/primitives/is_power_of_two"]
    (copy / "vectors/mainnet/primitives/compute_parent/pairs.json").write_text("{}")
    assert run(copy)["generated"] == ["mainnet/primitives/compute_parent"]


def test_stale_files_go(copy: Path) -> None:
    """Files that no generator makes any more are removed, their folders too."""
    run(copy, only=["primitives"])
    (copy / "vectors/FORMAT.md").write_text("stays")
    (copy / "vectors/kills.json").write_text("{}")
    (copy / "vectors/mainnet/gone").mkdir()
    (copy / "vectors/mainnet/gone/old.json").write_text("{}")
    for path in (copy / "generators/storage").glob("[a-z]*.py"):
        path.unlink()
    (copy / "generators/primitives/encode_word.py").unlink()
    removed = run(copy)["removed"]
    assert removed == [
        "mainnet/gone/old.json",
        "mainnet/primitives/encode_word/limits.json",
        "schemas/primitives/encode_word.json",
    ]
    assert not (copy / "vectors/mainnet/gone").exists()
    assert (copy / "vectors/FORMAT.md").is_file()
    assert (copy / "vectors/kills.json").is_file()


def test_mistakes_of_generators_are_named_and_the_rest_is_kept(copy: Path) -> None:
    """A broken generator does not stop the others, and an orphan is refused."""
    edit(copy / "generators/primitives/encode_word.py", "primitives.encode_word,", "1 // 0,")
    orphan = copy / "generators/primitives/compute_nothing.py"
    orphan.write_text('"""Nothing."""\n')
    with pytest.raises(RuntimeError) as caught:
        run(copy, only=["primitives"])
    text = str(caught.value)
    assert "generators/primitives/compute_nothing.py: no document defines this function" in text
    assert re.search(
        r"generators/primitives/encode_word\.py: mainnet: .*ZeroDivisionError", text, re.S
    )
    orphan.unlink()
    edit(copy / "generators/primitives/encode_word.py", "1 // 0,", "primitives.encode_word,")
    assert run(copy, only=["primitives"])["generated"] == ["mainnet/primitives/encode_word"]
