"""`zgspec diff`: a change of meaning, and changes that mean nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from zgspec.commands import diff

ROOT = Path(__file__).parents[2]
RULE = "granule = u64(max(compute_next_power_of_two(u64(count)) // PADDING_GRANULES, 1))"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a repository with the specification and a few vectors in its first commit."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    for handler in ("compute_padded_entry_count", "compute_data_root", "encode_bytes"):
        folder = Path("vectors/mainnet/storage") / handler
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for command in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "first"),
    ):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    return tmp_path


def compare(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[object]]:
    assert diff.run(root, "HEAD", ".", "mainnet", False, True) == 0
    found: dict[str, list[object]] = json.loads(capsys.readouterr().out)
    return found


def edit(root: Path, old: str, new: str) -> None:
    path = root / "specs/storage.md"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_changed_rule_names_what_rests_on_it(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(checkout, RULE, RULE.replace("// PADDING_GRANULES", "// 8"))
    found = compare(checkout, capsys)
    assert found["changed"] == ["storage.md#compute_padded_entry_count"]
    assert "storage.md#compute_data_root" in found["affected"]
    assert "storage.md#compute_leaves" not in found["affected"]
    assert "storage.md#theorem_padding_is_idempotent" in found["theorems"]
    assert "compute_data_root/sizes/17-entries" in str(found["cases"])
    assert "encode_bytes" not in str(found["cases"])


def test_the_vectors_are_those_of_the_preset(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = Path("storage/compute_submission_nodes")
    edit(checkout, RULE, RULE.replace("// PADDING_GRANULES", "// 8"))
    assert diff.run(checkout, "HEAD", ".", "minimal", False, True) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    assert found["cases_compared"] == 0
    shutil.copytree(ROOT / "vectors/minimal" / handler, checkout / "vectors/minimal" / handler)
    assert diff.run(checkout, "HEAD", ".", "minimal", False, True) == 0
    found = json.loads(capsys.readouterr().out)
    paths = (ROOT / "vectors/minimal" / handler).glob("*.json")
    cases = sum(len(json.loads(path.read_text())["cases"]) for path in paths)
    assert found["cases_compared"] == cases > 0


def test_prose_docstrings_and_layout_mean_nothing(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(checkout, "The name of a file.", "A file has one name.\n\nThe name of a file.")
    edit(checkout, '"""Return the hashes of the entries that hold the data."""', '"""Hash."""')
    edit(checkout, RULE, RULE.replace("max(", "max(\n        "))
    assert diff.run(checkout, "HEAD", ".", "mainnet", False, False) == 0
    assert capsys.readouterr().out == "HEAD -> .\nno change of meaning\n"


def test_theorems_that_rest_on_a_change_are_proved_again(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "return wei(price * capacity)"
    edit(checkout, old, old.replace("price * capacity", "price * capacity + 1"))
    assert diff.run(checkout, "HEAD", ".", "mainnet", True, True) == 0
    proofs = json.loads(capsys.readouterr().out)["proofs"]
    assert proofs["storage.md#theorem_fees_add_up"] == "refuted"
    assert proofs["storage.md#theorem_gap_part_is_proportional"] in ("proved", "refuted")


def test_rejections_that_come_and_go_are_named(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(
        checkout,
        "| `PROOF_PATH_TOO_LONG` | `Proof path too long for a tree size` |",
        "| `PROOF_PATH_TOO_LONG` | `too long` |",
    )
    found = compare(checkout, capsys)
    assert found["reasons_added"] == ["PROOF_PATH_TOO_LONG (too long)"]
    assert found["reasons_removed"] == ["PROOF_PATH_TOO_LONG (Proof path too long for a tree size)"]
    assert diff.run(checkout, "HEAD", ".", "mainnet", False, False) == 0
    assert "no change of meaning" not in capsys.readouterr().out


def test_a_revision_that_does_not_exist_is_named(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff.run(checkout, "nowhere", ".", "mainnet", False, False) == 1
    assert "no specification at nowhere" in capsys.readouterr().err
