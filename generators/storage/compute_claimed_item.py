"""Vectors of storage.md#compute_claimed_item."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import START, make_item
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write claims of nothing, a part, and everything."""
    suite = make.suite(storage.compute_claimed_item, "claims", "Nothing, a part and everything.")
    for claimable in (1, 10, storage.MAX_REWARD - 12):
        for amount in sorted({0, 1, claimable // 2, claimable}):
            suite.accept(
                f"{claimable}-{amount}",
                f"a claim of {amount} of {claimable} wei",
                make_item(5, claimable, 7, START),
                primitives.wei(amount),
            )
