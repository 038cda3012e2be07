"""Vectors of storage.md#process_withdraw_payments."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.rewards import MINER, STRANGER, TREASURY, make_escrow
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write accounts with and without a credit, and one that takes no coins."""
    suite = make.suite(
        storage.process_withdraw_payments, "accounts", "Accounts with and without a credit."
    )
    for amounts in ((), (7,), (7, 0), (7, 5, 2**200)):
        for name, account in (("miner", MINER), ("stranger", STRANGER), ("treasury", TREASURY)):
            pool = make_escrow(*amounts)
            case = suite.accept(
                f"{name}-among-{len(amounts)}",
                f"the {name} in an escrow with {len(amounts)} credits",
                pool,
                account,
            )
            suite.reject(
                f"{name}-among-{len(amounts)}-refusing",
                case,
                "it takes no coins",
                storage.RewardReject.PAYEE_REFUSES,
                replace(pool, refusing=[account]),
                account,
            )
    suite.accept(
        "another-refuses",
        "the miner, while a stranger takes no coins",
        replace(make_escrow(7, 5), refusing=[STRANGER]),
        MINER,
    )
