"""`zgspec diff`: a change of meaning, and changes that mean nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from zgspec import PRESETS
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
    return compare_presets(root, capsys, ["mainnet"])["mainnet"]


def compare_presets(
    root: Path, capsys: pytest.CaptureFixture[str], presets: Sequence[str], proofs: bool = False
) -> dict[str, dict[str, list[object]]]:
    assert diff.run(root, "HEAD", ".", presets, proofs, True) == 0
    found: dict[str, dict[str, list[object]]] = json.loads(capsys.readouterr().out)["presets"]
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
    found = compare_presets(checkout, capsys, ["minimal"])["minimal"]
    assert str(found["cases_compared"]) == "0"
    shutil.copytree(ROOT / "vectors/minimal" / handler, checkout / "vectors/minimal" / handler)
    found = compare_presets(checkout, capsys, ["minimal"])["minimal"]
    paths = (ROOT / "vectors/minimal" / handler).glob("*.json")
    cases = sum(len(json.loads(path.read_text())["cases"]) for path in paths)
    assert cases > 0
    assert str(found["cases_compared"]) == str(cases)


def test_prose_docstrings_and_layout_mean_nothing(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(checkout, "The name of a file.", "A file has one name.\n\nThe name of a file.")
    edit(checkout, '"""Return the hashes of the entries that hold the data."""', '"""Hash."""')
    edit(checkout, RULE, RULE.replace("max(", "max(\n        "))
    assert diff.run(checkout, "HEAD", ".", PRESETS, False, False) == 0
    assert capsys.readouterr().out == "HEAD -> .\nno change of meaning\n"


def test_theorems_that_rest_on_a_change_are_proved_again(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "return wei(price * capacity)"
    edit(checkout, old, old.replace("price * capacity", "price * capacity + 1"))
    assert diff.run(checkout, "HEAD", ".", ["mainnet"], True, True) == 0
    proofs = json.loads(capsys.readouterr().out)["presets"]["mainnet"]["proofs"]
    assert proofs["storage.md#theorem_fees_add_up"] == "refuted"
    assert proofs["storage.md#theorem_gap_part_is_proportional"] in ("proved", "refuted")


def test_a_function_in_other_words_is_proved_equal(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A local variable renamed, factors swapped; but for a constant that changes, nothing is claimed."""
    edit(checkout, "return wei(price * capacity)", "return wei(capacity * price)")
    edit(checkout, RULE, RULE.replace("granule", "step"))
    old = "compute_ceiling_quotient(u64(count), granule) * granule)"
    edit(checkout, old, old.replace("granule", "step"))
    found = compare_presets(checkout, capsys, PRESETS, proofs=True)
    names = ["storage.md#compute_padded_entry_count", "storage.md#compute_submission_fee"]
    for preset in PRESETS:
        difference = found[preset]
        assert difference["rewritten"] == names
        assert not difference["changed"] + difference["affected"] + difference["theorems"]
    assert compare(checkout, capsys)["changed"] == names
    assert diff.run(checkout, "HEAD", ".", PRESETS, True, False) == 0
    assert "changed in text only (proved equal): 2\n  storage.md#compute_padded_entry_count\n" in (
        capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("return wei(price * capacity)", "return wei(price * capacity + capacity // 2**60)"),
        (
            "def compute_submission_fee(price: Wei, capacity",
            "def compute_submission_fee(price: Wei, entry_count",
        ),
    ],
)
def test_what_is_not_proved_equal_stays_changed(
    checkout: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    """A difference on huge inputs alone; another name of a parameter, which vectors have."""
    edit(checkout, old, new)
    if "entry_count" in new:
        edit(checkout, "return wei(price * capacity)", "return wei(price * entry_count)")
    found = compare_presets(checkout, capsys, ["mainnet"], proofs=True)["mainnet"]
    assert (found["changed"], found["rewritten"]) == (["storage.md#compute_submission_fee"], [])


def test_a_function_is_not_proved_equal_on_top_of_a_change(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Equal on top of the old rule; but that rule is another one now."""
    edit(
        checkout,
        "and now <= timestamp + compute_max_age(topic)",
        "and now <= compute_max_age(topic) + timestamp",
    )
    name = "storage.md#is_timely"
    found = compare_presets(checkout, capsys, ["mainnet"], proofs=True)["mainnet"]
    assert found["rewritten"] == [name]
    edit(
        checkout,
        "if topic == Topic.NEW_FILE or topic == Topic.ASK_FILE:",
        "if topic == Topic.ASK_FILE:",
    )
    found = compare_presets(checkout, capsys, ["mainnet"], proofs=True)["mainnet"]
    assert name in found["changed"]


def test_every_preset_is_compared(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A value of the minimal preset alone has changed."""
    edit(checkout, "`2**9` | `2**2` | keys of a block", "`2**9` | `2**3` | keys of a block")
    found = compare_presets(checkout, capsys, PRESETS)
    assert found["mainnet"]["changed"] == []
    assert found["minimal"]["changed"] == ["storage.md#MAX_BLOCK_LENGTH"]
    assert diff.run(checkout, "HEAD", ".", PRESETS, False, False) == 0
    text = capsys.readouterr().out
    assert "changed by meaning: 1\n  storage.md#MAX_BLOCK_LENGTH (minimal only)\n" in text
    assert "vectors of minimal: 0 cases compared, 0 differ" in text


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
    assert diff.run(checkout, "HEAD", ".", PRESETS, False, False) == 0
    assert "no change of meaning" not in capsys.readouterr().out


def test_a_revision_that_does_not_exist_is_named(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff.run(checkout, "nowhere", ".", PRESETS, False, False) == 1
    assert "no specification at nowhere" in capsys.readouterr().err
