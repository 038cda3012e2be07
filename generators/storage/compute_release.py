"""Vectors of storage.md#compute_release."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.rewards import LINEAR, PERIOD, START, YEAR, make_item, make_schedule
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write both rules on the same items."""
    suite = make.suite(storage.compute_release, "rules", "Both rules on the same items.")
    for rule in storage.ReleaseRule:
        for elapsed in around([0, 500, PERIOD, YEAR], 0, 2**39):
            case = suite.accept(
                f"{rule.name.lower()}-{elapsed}",
                f"the {rule.name.lower()} rule after {elapsed} seconds",
                make_schedule(rule),
                make_item(10**12, 5, 7, START),
                primitives.seconds(START + elapsed),
            )
            if rule == LINEAR:
                suite.reject(
                    f"linear-{elapsed}-no-period",
                    case,
                    "the period is zero",
                    storage.ReleaseReject.NO_RELEASE_PERIOD,
                    make_schedule(rule, period=0),
                    make_item(10**12, 5, 7, START),
                    primitives.seconds(START + elapsed),
                )
