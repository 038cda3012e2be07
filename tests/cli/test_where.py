"""`zgspec where`: names of every kind, and names that nothing defines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zgspec.cli import main


def ask(capsys: pytest.CaptureFixture[str], name: str) -> dict[str, object]:
    assert main(["where", "--json", name]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    return dict(found)


@pytest.mark.parametrize(
    "name", ["compute_leaves", "storage.compute_leaves", "storage.md#compute_leaves"]
)
def test_a_function_is_found_by_each_spelling(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    found = ask(capsys, name)
    assert (found["identifier"], found["kind"]) == ("storage.md#compute_leaves", "function")
    assert found["vectors"]


def test_theorems_on_a_function_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    found = ask(capsys, "compute_padded_entry_count")
    assert "theorem_padding_is_idempotent" in str(found["theorems"])
    assert "theorem_path_leads_to_its_leaf" not in str(found["theorems"])


def test_a_rejection_has_its_sites_and_the_cases_that_reach_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = ask(capsys, "PROOF_PATH_TOO_LONG")
    assert found["kind"] == "rejection"
    assert "verify_proof_path" in str(found["sites"])
    assert "verify_proof_path" in str(found["vectors"])


def test_a_rejection_may_stand_behind_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    found = ask(capsys, "FileProofReject.PROOF_PATH_TOO_LONG")
    assert found["identifier"] == "storage.md#PROOF_PATH_TOO_LONG"


def test_a_concept_has_what_it_defines(capsys: pytest.CaptureFixture[str]) -> None:
    found = ask(capsys, "File proofs")
    assert (found["kind"], found["badge"]) == ("concept", "deployed")
    assert "verify_proof_path" in str(found["sites"])
    assert "theorem_path_leads_to_its_leaf" in str(found["theorems"])
    assert "verify_proof_path" in str(found["vectors"])


def test_a_case_has_its_line_and_its_function(capsys: pytest.CaptureFixture[str]) -> None:
    found = ask(capsys, "compute_data_root/sizes/3-entries")
    assert (found["identifier"], found["kind"]) == ("compute_data_root/sizes/3-entries", "case")
    path, _, line = str(found["place"]).rpartition(":")
    assert (
        '"compute_data_root/sizes/3-entries"'
        in Path(path).read_text("utf-8").splitlines()[int(line) - 1]
    )
    assert "compute_data_root" in str(found["sites"])
    assert main(["where", "compute_data_root/sizes/3-entry"]) == 1
    assert "similar cases: compute_data_root/sizes/3-entries" in capsys.readouterr().err


def test_a_constant_has_its_meaning(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(capsys, "ENTRY_SIZE")["meaning"] == "bytes of an entry"


def test_an_unknown_name_gets_similar_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["where", "compute_leafs"]) == 1
    assert capsys.readouterr().err.startswith(
        "zgspec where: no document defines compute_leafs; similar names: compute_leaves"
    )
