"""`zgspec explain`: the steps of a case, and the cause of a wrong value."""

from __future__ import annotations

import hashlib
import json
import resource
from pathlib import Path

import pytest
from Crypto.Hash import keccak

from zgspec.cli import main
from zgspec.commands.explain import is_same, parse_got
from zgspec.replay.cases import find_suites, read_suite
from zgspec.replay.recipes import build_words

pytestmark = pytest.mark.usefixtures("one_library")

CHILDREN = resource.RUSAGE_CHILDREN
ODD_CASE = "compute_data_root/sizes/3-entries"
ODD_DATA = build_words(0, 3 * 256)


def hash_keccak(data: bytes) -> bytes:
    return keccak.new(digest_bits=256, data=data).digest()


def hash_sha3(data: bytes) -> bytes:
    return hashlib.sha3_256(data).digest()


LEAVES = [hash_keccak(ODD_DATA[start : start + 256]) for start in range(0, 768, 256)]
LEFT = hash_keccak(LEAVES[0] + LEAVES[1])
RIGHT_ROOT = hash_keccak(LEFT + LEAVES[2])
DUPLICATED = hash_keccak(LEFT + hash_keccak(LEAVES[2] + LEAVES[2]))
SWAPPED = hash_keccak(LEAVES[2] + hash_keccak(LEAVES[1] + LEAVES[0]))
FULL = hash_keccak(LEFT + hash_keccak(LEAVES[2] + hash_keccak(bytes(256))))
SHA3 = hash_sha3(
    hash_sha3(hash_sha3(ODD_DATA[:256]) + hash_sha3(ODD_DATA[256:512])) + hash_sha3(ODD_DATA[512:])
)


def explain(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = main(["explain", *arguments])
    return status, capsys.readouterr().out


def test_the_steps_stand_with_their_lines(capsys: pytest.CaptureFixture[str]) -> None:
    status, text = explain(capsys, ODD_CASE)
    assert status == 0
    lines = Path("specs/storage.md").read_text(encoding="utf-8").splitlines()
    line = lines.index("def compute_parents(level: list[Bytes32]) -> list[Bytes32]:") + 1
    assert f"specs/storage.md:{line} compute_parents" in text
    assert f'expected  {{"returns": "0x{RIGHT_ROOT.hex()}"}}' in text


@pytest.mark.parametrize(
    ("value", "title"),
    [
        (DUPLICATED, "a known mistake: Odd node duplicated"),
        (SWAPPED, "a known mistake: Siblings swapped"),
        (FULL, "a known mistake: Padded to a power of two"),
        (SHA3, "a known mistake: SHA3-256 for Keccak-256"),
        (LEFT, "item 0 of value of step 7, storage.md#compute_parents"),
    ],
)
def test_a_wrong_value_is_traced_to_its_cause(
    capsys: pytest.CaptureFixture[str], value: bytes, title: str
) -> None:
    status, text = explain(capsys, ODD_CASE, "--got", "0x" + value.hex())
    assert status == 1
    assert title in text


@pytest.mark.parametrize(
    ("case", "data", "title"),
    [
        ("compute_data_root/sizes/257", build_words(0, 257), "Last entry not filled"),
        ("compute_data_root/sizes/17-entries", build_words(0, 17 * 256), "Not padded"),
    ],
)
def test_mistakes_of_padding_are_named(
    capsys: pytest.CaptureFixture[str], case: str, data: bytes, title: str
) -> None:
    level = [hash_keccak(data[start : start + 256]) for start in range(0, len(data), 256)]
    while len(level) > 1:
        pairs = [hash_keccak(level[i] + level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) // 2 * 2 :]
    _, text = explain(capsys, case, "--got", level[0].hex().join(["0x", ""]))
    assert f"a known mistake: {title}" in text


def test_a_mutant_of_the_text_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    _, text = explain(capsys, "compute_padded_entry_count/limits/17", "--got", "17")
    assert "cause" in text
    assert "specs/storage.md:" in text


def test_the_expected_value_needs_no_cause(capsys: pytest.CaptureFixture[str]) -> None:
    status, text = explain(capsys, ODD_CASE, "--got", "0X" + RIGHT_ROOT.hex().upper())
    assert status == 0
    assert "the value is the expected one" in text


def test_a_value_without_a_cause_is_said_to_have_none(capsys: pytest.CaptureFixture[str]) -> None:
    status, text = explain(capsys, "compute_data_root/sizes/empty", "--got", "0x00")
    assert status == 1
    assert "no known mistake" in text


def test_the_first_divergent_step_of_a_client_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = explain(capsys, ODD_CASE, "--json")
    trace = json.loads(text)["case"]["trace"]
    position = next(n for n, step in enumerate(trace) if "compute_leaves" in step["function"])
    path = tmp_path / "trace.json"
    path.write_text(json.dumps([*trace, trace[-1]]), encoding="utf-8")
    _, text = explain(capsys, ODD_CASE, "--trace", str(path))
    count = f"{len(trace) + 1} steps instead of {len(trace)}"
    assert f"step {len(trace) + 1}, behind the last one: {count}" in text
    trace[position]["returns"][1] = "0x" + bytes(32).hex()
    path.write_text(json.dumps(trace), encoding="utf-8")
    _, text = explain(capsys, ODD_CASE, "--trace", str(path))
    assert f"first divergence: step {position + 1}, specs/storage.md:" in text
    assert "compute_leaves" in text.splitlines()[-1]


def test_json_has_the_causes(capsys: pytest.CaptureFixture[str]) -> None:
    status, text = explain(capsys, ODD_CASE, "--json", "--got", "0x" + DUPLICATED.hex())
    found = json.loads(text)
    assert (status, found["same"]) == (1, False)
    assert found["causes"][0]["place"] == "specs/_mistakes/odd_node_duplicated/storage.md"


def test_an_unknown_case_gets_similar_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "compute_data_root/sizes/3-entry"]) == 1
    assert ODD_CASE in capsys.readouterr().err


def test_a_case_of_the_minimal_preset_is_named_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    case = read_suite(find_suites(Path("vectors/minimal/storage"))[0]).cases[0].id
    status, text = explain(capsys, f"minimal/{case}")
    assert (status, text.split()[0]) == (0, case)
    assert main(["explain", f"minimal/{case}-not"]) == 1
    error = capsys.readouterr().err
    hints = error.partition("similar cases: ")[2].strip().split(", ")
    assert f"minimal/{case}" in hints
    assert len(hints) == len(set(hints))


def test_values_are_read_as_people_write_them() -> None:
    assert parse_got("EMPTY_FILE") == {"rejects": "EMPTY_FILE"}
    assert parse_got("0xab") == {"returns": "0xab"}
    assert parse_got('{"rejects": "X"}') == {"rejects": "X"}
    assert parse_got("null") == {"returns": None}
    assert is_same({"returns": 18}, {"returns": "18"})
    assert not is_same({"returns": True}, {"returns": "1"})
    assert not is_same({"returns": "0x"}, {"rejects": "EMPTY_FILE"})
    assert not is_same({"rejects": "A"}, {"rejects": "B"})


def test_another_value_of_a_constant_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    # No function differs, a number of a table does.
    _, text = explain(capsys, "compute_entry_count/limits/257", "--got", "1")
    assert "ENTRY_SIZE" in text
    assert "256 -> 257" in text


def test_mutants_that_ask_for_all_memory_are_stopped(capsys: pytest.CaptureFixture[str]) -> None:
    before = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, CHILDREN))
    explain(capsys, "compute_data_root/segments/262145", "--got", "0xab")
    after = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, CHILDREN))
    assert after < before + 2 * 2**20  # kibibytes
