"""Vectors of storage.md#compute_initial_reward_pool."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import ADMIN, MARKET, MINE, YEAR, make_schedule
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write pools of both rules."""
    suite = make.suite(storage.compute_initial_reward_pool, "schedules", "Pools of both rules.")
    for rule in storage.ReleaseRule:
        for period, decay in ((0, 0), (1, 1), (YEAR, 40), (2**40 - 1, 2**16 - 1)):
            suite.accept(
                f"{rule.name.lower()}-{period}-{decay}",
                f"the {rule.name.lower()} rule, a period of {period}, a decay of {decay}",
                MARKET,
                MINE,
                ADMIN,
                make_schedule(rule, period, decay),
            )
