"""Vectors of storage.md#process_set_service_fee_rate."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import ADMIN, MARKET, MINE, MINER, STRANGER, TREASURY, make_pool
from zgspec.active import primitives, storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Write values of every size, from the foundation admin and from others."""
    suite = make.suite(
        storage.process_set_service_fee_rate, "senders", "Who may set it, and who may not."
    )
    for value in (0, 1, 9_999, 10_000, 10_001, 2**256 - 1):
        case = suite.accept(f"{value}", f"the value {value}", make_pool(), ADMIN, u256(value))
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
                u256(value),
            )
