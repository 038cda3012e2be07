"""Vectors of storage.md#get_escrow_credit."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import MINER, STRANGER, TREASURY, make_escrow
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write accounts with and without a credit."""
    suite = make.suite(storage.get_escrow_credit, "accounts", "Accounts with and without a credit.")
    for amounts in ((), (7,), (7, 0), (7, 5, 2**200)):
        for name, account in (("miner", MINER), ("stranger", STRANGER), ("treasury", TREASURY)):
            suite.accept(
                f"{name}-among-{len(amounts)}",
                f"the {name} in an escrow with {len(amounts)} credits",
                make_escrow(*amounts),
                account,
            )
