"""Simulations with the rules of an overlay: what it changes, and that nothing else changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from zgspec.cli import main
from zgspec.replay.values import Json

BONDED = """
epochs = 150
pricing_chunks = 4

[[miners]]
name = "all"
hash_rate = 800

[[miners]]
name = "half"
hash_rate = 800
stored = 0.5

[[miners]]
name = "nothing"
hash_rate = 800
stored = 0.0
"""
SILENT = """
epochs = 150

[[miners]]
name = "one"
hash_rate = 2000

[[shocks]]
first = 30
last = 39
factor = 0.0

[[shocks]]
first = 40
factor = 1e-5
"""


def simulate(
    text: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], *arguments: str
) -> Mapping[str, Json]:
    """Return what the command prints for a scenario."""
    path = tmp_path / "scenario.toml"
    path.write_text(text, encoding="utf-8")
    assert main(["mine-sim", str(path), "--json", *arguments]) == 0
    found: dict[str, Json] = json.loads(capfd.readouterr().out)
    return found


def read_amounts(found: Mapping[str, Json], name: str) -> list[int]:
    """Return an amount of each miner, in wei."""
    miners = found["miners"]
    assert isinstance(miners, list)
    return [int(str(miner[name])) for miner in miners if isinstance(miner, dict)]


def read_rows(found: Mapping[str, Json], name: str) -> list[Json]:
    """Return a field of each epoch."""
    rows = found["rows"]
    assert isinstance(rows, list)
    return [row[name] for row in rows if isinstance(row, dict)]


def test_penalties_take_from_who_stores_too_little(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Rewards are those of the base; the less is stored, the more is lost, and full storage loses nothing."""
    base = simulate(BONDED, tmp_path, capfd)
    found = simulate(BONDED, tmp_path, capfd, "--feature", "storage_penalty")
    rewards, lost = read_amounts(found, "rewards"), read_amounts(found, "penalties")
    assert rewards == read_amounts(base, "rewards")
    assert lost[0] == 0 < rewards[0]
    assert rewards[1] < lost[1] < lost[2]
    net = [reward - loss for reward, loss in zip(rewards, lost, strict=True)]
    assert read_amounts(found, "net") == net
    rows = read_rows(found, "penalties")
    assert [sum(int(str(loss)) for loss in row) for row in zip(*rows, strict=True)] == lost


def test_a_table_has_the_penalties_of_bonds_only(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The two columns are there with bonds, and not without."""
    path = tmp_path / "scenario.toml"
    path.write_text(BONDED.replace("150", "9"), encoding="utf-8")
    heads = []
    for arguments in ([], ["--feature", "storage_penalty"]):
        assert main(["mine-sim", str(path), *arguments]) == 0
        heads.append(capfd.readouterr().out.splitlines()[0])
    assert "penalties" not in heads[0]
    assert heads[1].split()[-3:] == ["penalties", "net", "0G"]


def test_a_bond_that_is_used_up_loses_no_more(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A bond leaves the register once half of it is lost."""
    text = 'epochs = 4800\npricing_chunks = 1\n[[miners]]\nname = "none"\n'
    text += "hash_rate = 0\nstored = 0.0\n"
    found = simulate(text, tmp_path, capfd, "--feature", "storage_penalty")
    assert read_amounts(found, "penalties") == [10**18 * 501 // 1000]
    losses = [str(row) for row in read_rows(found, "penalties")]
    assert losses[-100:] == ["['0']"] * 100


def test_relief_ends_a_silence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Without it, almost no hash power finds no answer any more; with it, the network recovers."""
    base = simulate(SILENT, tmp_path, capfd)
    found = simulate(SILENT, tmp_path, capfd, "--feature", "difficulty_relief")
    assert read_rows(base, "answers")[40:] == [[0]] * 110
    assert read_rows(found, "difficulty")[:30] == read_rows(base, "difficulty")[:30]
    shocks = found["shocks"]
    assert isinstance(shocks, list)
    assert isinstance(shocks[1], dict)
    recovered = shocks[1]["recovered_after"]
    assert isinstance(recovered, int)
    assert recovered < 100


def test_an_unknown_feature_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    """The message has the name that is unknown."""
    assert main(["mine-sim", "--feature", "nowhere"]) == 1
    assert "there is no feature 'nowhere'" in capfd.readouterr().err
