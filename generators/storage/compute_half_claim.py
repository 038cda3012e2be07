"""Vectors of storage.md#compute_half_claim."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.rewards import START, make_item
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write even and odd amounts of full chunks, and of others."""
    suite = make.suite(storage.compute_half_claim, "halves", "Even and odd amounts.")
    for claimable in [*around([0, 2, 10**18], 0, storage.MAX_REWARD), storage.MAX_REWARD]:
        for slug, start in (("full", START), ("first-second", 1), ("not-full", 0)):
            suite.accept(
                f"{claimable}-{slug}",
                f"{claimable} wei can be claimed, the start is {start}",
                make_item(0, claimable, 3, start),
            )
