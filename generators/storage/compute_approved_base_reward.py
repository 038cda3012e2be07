"""Vectors of storage.md#compute_approved_base_reward."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.rewards import PERIOD, START, make_item, make_schedule
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write times around the deadline, under both rules."""
    suite = make.suite(
        storage.compute_approved_base_reward, "times", "Around the deadline, under both rules."
    )
    for rule in storage.ReleaseRule:
        for start in (0, 1, START):
            for now in around([start + PERIOD], 0, 2**40):
                suite.accept(
                    f"{rule.name.lower()}-{start}-{now}",
                    f"the {rule.name.lower()} rule at {now} after a start at {start}",
                    make_schedule(rule),
                    make_item(start=start),
                    primitives.wei(100),
                    primitives.seconds(now),
                )
