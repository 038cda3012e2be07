"""The course of a simulation: chance within bounds, and the rules of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zgspec.active import storage
from zgspec.runtime import u64
from zgspec.simulation.report import count_silent_epochs, find_recovery, get_miner_rows
from zgspec.simulation.run import Result, run
from zgspec.simulation.scenario import MAX_EPOCHS, Miner, Scenario, ScenarioError, Shock

EQUAL = Scenario((Miner("one", 1000), Miner("two", 1000)), epochs=60, pricing_chunks=4)


def simulate(scenario: Scenario) -> Result:
    """Run a scenario on the main network."""
    return run(scenario, "mainnet-turbo", lambda: None)


def test_one_seed_has_one_course() -> None:
    """The same scenario gives the same rows, another seed others."""
    assert simulate(EQUAL) == simulate(EQUAL)
    assert simulate(EQUAL).rows != simulate(replace(EQUAL, seed=1)).rows


def test_shares_follow_stored_power_and_shards() -> None:
    """Half of the data is worth half, and a shard of four is worth a quarter at the same hash rate."""
    miners = (Miner("whole", 1000), Miner("half", 1000, 0.5), Miner("shard", 1000, shards=4))
    rows = get_miner_rows(simulate(Scenario(miners, epochs=100, pricing_chunks=4)))
    whole, half, shard = [row.answer_share for row in rows]
    assert half / whole == pytest.approx(0.5, rel=0.1)
    assert shard / whole == pytest.approx(0.25, rel=0.1)


def test_no_epoch_has_more_answers_than_the_cap() -> None:
    """A flood of answers ends at twice the wanted number, and the difficulty rises."""
    result = simulate(replace(EQUAL, miners=(Miner("flood", 1e9),)))
    assert {row.answer_count for row in result.rows} == {2 * result.target_submissions}
    assert result.rows[-1].difficulty > 1.02**58 * result.rows[0].difficulty


def test_silent_epochs_leave_the_difficulty() -> None:
    """Without hash power nothing is paid and nothing moves."""
    result = simulate(replace(EQUAL, shocks=(Shock(20, 40, 0.0),)))
    assert [row.answer_count for row in result.rows[19:40]] == [0] * 21
    assert count_silent_epochs(result) == 21
    assert len({row.difficulty for row in result.rows[19:41]}) == 1


def test_a_network_recovers_from_a_shock() -> None:
    """A third of the hash power finds the wanted number of answers again after some epochs."""
    shock = Shock(100, MAX_EPOCHS, 1 / 3)
    result = simulate(replace(EQUAL, epochs=250, shocks=(shock,)))
    assert find_recovery(result, shock) in range(10, 60)
    assert find_recovery(simulate(replace(EQUAL, shocks=(Shock(30, 60, 0.0),))), shock) is None


def test_rewards_come_from_the_fees() -> None:
    """No more is paid than the linear rule has released, and less than all of it."""
    result = simulate(EQUAL)
    network = storage.Network.MAINNET_TURBO
    fee = storage.INITIAL_PRICE_PER_ENTRY[network] * 4 * storage.ENTRIES_PER_PRICING_CHUNK
    passed = (EQUAL.epochs + 1) * storage.BLOCKS_PER_EPOCH[network] * 2 // 5
    paid = sum(row.rewards for row in get_miner_rows(result))
    assert 0 < paid <= fee * passed // storage.compute_release_period(u64(12))


def test_an_unknown_network_is_named() -> None:
    """The message lists those that are known."""
    with pytest.raises(ScenarioError, match=r"'nowhere' is not one of mainnet-turbo, "):
        run(EQUAL, "nowhere", lambda: None)
