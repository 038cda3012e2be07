"""Vectors of storage.md#process_deposit."""

from __future__ import annotations

from generators.flow import make_market
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of amounts: nothing, little and much."""
    suite = make.suite(storage.process_deposit, "amounts", "Nothing, little and much.")
    for balance, amount in ((0, 0), (0, 1), (5, 7), (2**128, 2**200)):
        suite.accept(
            f"{amount}-to-{balance}",
            f"{amount} on top of {balance}",
            make_market(balance=balance),
            primitives.wei(amount),
        )
