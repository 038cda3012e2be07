"""Vectors of storage.md#process_set_base_reward."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import ADMIN, MARKET, MINE, MINER, STRANGER, TREASURY, make_pool
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write values of every size, from the foundation admin and from others."""
    suite = make.suite(
        storage.process_set_base_reward, "senders", "Who may set it, and who may not."
    )
    for value in (0, 1, 100, 10**18, 2**256 - 1):
        case = suite.accept(
            f"{value}", f"the value {value}", make_pool(), ADMIN, primitives.wei(value)
        )
        for word, sender in (
            ("market", MARKET),
            ("mine", MINE),
            ("miner", MINER),
            ("nobody", primitives.ZERO_ADDRESS),
            ("treasury", TREASURY),
            ("stranger", STRANGER),
        ):
            suite.reject(
                f"{value}-{word}",
                case,
                f"the sender is the {word}",
                storage.RewardReject.NOT_FOUNDATION_ADMIN,
                make_pool(),
                sender,
                primitives.wei(value),
            )
