"""Scenarios: what is refused, and how a file is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from zgspec.simulation.scenario import (
    MAX_EPOCHS,
    Miner,
    Scenario,
    ScenarioError,
    Shock,
    read_scenario,
)

GOOD = """
epochs = 20
pricing_chunks = 4
seed = 7

[[miners]]
name = "large"
hash_rate = 100

[[miners]]
name = "small"
hash_rate = 1.5
stored = 0.25
shards = 8

[[shocks]]
first = 5
factor = 0.5
"""


def read(tmp_path: Path, text: str) -> Scenario:
    """Return the scenario of a file with that text."""
    path = tmp_path / "scenario.toml"
    path.write_text(text)
    return read_scenario(path)


def test_a_file_says_everything(tmp_path: Path) -> None:
    """What is not said has the default of the scenario or the miner."""
    assert read(tmp_path, GOOD) == Scenario(
        miners=(Miner("large", 100.0), Miner("small", 1.5, 0.25, 8)),
        shocks=(Shock(5, MAX_EPOCHS, 0.5),),
        epochs=20,
        pricing_chunks=4,
        seed=7,
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("epochs = 20", "epochs = 0", "epochs: 0 is not in 1 to"),
        ("epochs = 20", "epochs = true", "epochs is not an integer"),
        ("epochs = 20", "epoch = 20", "unknown epoch; known: miners"),
        ("epochs = 20", "epochs =", "scenario.toml: Invalid value"),
        ("seed = 7", "seed = -1", "seed: -1 is not an integer of 64 bits"),
        ("chunks = 4", "chunks = 0", "pricing_chunks: 0 is not in 1 to 65536"),
        ('name = "large"', 'name = ""', "miner: it has no name"),
        ('name = "large"', "name = 1", "miner 1: name is not a text"),
        ('name = "large"', 'name = "small"', "different names, got 2"),
        ("hash_rate = 100", "hash_rate = -1", "miner large: hash_rate -1 is not in 0 to 1e12"),
        ("hash_rate = 100", "hash_rate = nan", "miner large: hash_rate nan is not in 0 to 1e12"),
        ("hash_rate = 100", "", "miner 1: hash_rate is not a number"),
        ("stored = 0.25", "stored = 1.1", "miner small: stored 1.1 is not in 0 to 1"),
        ("shards = 8", "shards = 6", "miner small: shards 6 is not a power of two"),
        ("first = 5", "first = 0", "shock: epochs 0 to 100000 are no range from 1 on"),
        ("factor = 0.5", "factor = -2", "shock: the factor -2 is not in 0 to"),
        ("[[shocks]]", "[shocks]", "shocks is not a list of tables"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """The message says what is wrong, and where a file has it."""
    assert GOOD.count(old) == 1
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, GOOD.replace(old, new))
    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The message has the path and the reason of the system."""
    with pytest.raises(ScenarioError, match=r"nothing.toml: No such file"):
        read_scenario(tmp_path / "nothing.toml")


def test_shocks_multiply() -> None:
    """Shocks that overlap work together."""
    scenario = Scenario((Miner("one", 1),), (Shock(2, 4, 0.5), Shock(4, 5, 4.0)))
    assert [scenario.get_factor(epoch) for epoch in range(1, 7)] == [1, 0.5, 0.5, 2, 4, 1]
