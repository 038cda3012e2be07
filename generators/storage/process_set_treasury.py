"""Vectors of storage.md#process_set_treasury."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import ADMIN, MARKET, MINE, MINER, STRANGER, TREASURY, make_pool
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write accounts, from the foundation admin and from others."""
    suite = make.suite(storage.process_set_treasury, "senders", "Who may set it, and who may not.")
    for slug, account in (
        ("admin", ADMIN),
        ("treasury", TREASURY),
        ("stranger", STRANGER),
        ("nobody", primitives.ZERO_ADDRESS),
    ):
        case = suite.accept(slug, f"the {slug} is set", make_pool(), ADMIN, account)
        for word, sender in (
            ("market", MARKET),
            ("mine", MINE),
            ("miner", MINER),
            ("nobody", primitives.ZERO_ADDRESS),
            ("treasury", TREASURY),
            ("stranger", STRANGER),
        ):
            suite.reject(
                f"{slug}-{word}",
                case,
                f"the sender is the {word}",
                storage.RewardReject.NOT_FOUNDATION_ADMIN,
                make_pool(),
                sender,
                account,
            )
