"""`zgspec mine-sim`: table, JSON, picture, errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zgspec.cli import main


def test_a_table_shows_miners_and_shocks(capsys: pytest.CaptureFixture[str]) -> None:
    """There is a line for each miner, and one for the shock of the default scenario."""
    assert main(["mine-sim", "--epochs", "30"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["miner", "nonces/block", "stored"]
    assert [line.split()[0] for line in lines[1:6]] == [
        "whole-log", "half-stored", "one-of-4", "one-of-16", "small"
    ]  # fmt: skip
    assert lines[-1] == "hash power times 0.1 from epoch 150 on: not recovered"


def test_a_program_reads_every_epoch(capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON has rows that add up to the miners' totals."""
    assert main(["mine-sim", "--epochs", "12", "--seed", "3", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["epoch"] for row in found["rows"]] == [*range(1, 13)]
    for index, miner in enumerate(found["miners"]):
        assert miner["answers"] == sum(row["answers"][index] for row in found["rows"])
        assert int(miner["rewards"]) == sum(int(row["rewards"][index]) for row in found["rows"])


def test_a_picture_is_the_same_every_time(tmp_path: Path) -> None:
    """A PNG is written, with the same bytes for the same scenario."""
    paths = [tmp_path / "one.png", tmp_path / "two.png"]
    for path in paths:
        assert main(["mine-sim", "--epochs", "12", "--plot", str(path)]) == 0
    first, second = [path.read_bytes() for path in paths]
    assert first == second
    assert first.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such.toml"], "no-such.toml: No such file or directory"),
        (["--network", "nowhere"], "network 'nowhere' is not one of"),
        (["--epochs", "0"], "epochs: 0 is not in 1 to"),
        (["--epochs", "1", "--plot", "no-such-folder/x.png"], "no-such-folder/x.png: No such file"),
    ],
)
def test_what_is_wrong_is_named(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error is one line, and nothing is printed besides."""
    assert main(["mine-sim", *arguments]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err
