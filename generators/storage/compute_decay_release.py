"""Vectors of storage.md#compute_decay_release."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.rewards import START, YEAR, make_item
from zgspec.active import primitives, storage
from zgspec.runtime import u16


def generate(make: Maker) -> None:
    """Write times after the last claim, at several rates."""
    suite = make.suite(storage.compute_decay_release, "times", "Times after the last claim.")
    for rate in (0, 40, 2**16 - 1):
        for elapsed in around([0, YEAR, 2**39], 0, 2**39):
            suite.accept(
                f"{elapsed}-{rate}",
                f"{elapsed} seconds after the last claim at {rate} thousandths per year",
                make_item(10**18, 5, 7, START, START + 100),
                u16(rate),
                primitives.seconds(START + 100 + elapsed),
            )
    suite = make.suite(storage.compute_decay_release, "amounts", "Amounts of each size.")
    for slug, item in (
        ("not-full", make_item(10**18)),
        ("not-full-claimed", make_item(10**18, last_update=START)),
        ("full", make_item(10**18, start=1)),
        ("nothing", make_item(0, 8, 8, START)),
        ("one-wei", make_item(1, start=START)),
        ("largest", make_item(storage.MAX_REWARD, start=START)),
    ):
        suite.accept(
            slug,
            f"an item, {slug}, after a year",
            item,
            u16(1000),
            primitives.seconds(START + YEAR),
        )
