"""Vectors of storage.md#process_set_service_fee_rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.parameter_bounds.mines import make_pool
from generators.framework import Maker
from generators.rewards import ADMIN, MARKET, STRANGER
from zgspec.runtime import u256

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write both sides of the whole payment."""
    suite = make.suite(storage.process_set_service_fee_rate, "values", "Both sides of each bound.")
    reason, bound = storage.RewardReject, storage.SERVICE_FEE_UNITS
    ours = storage.BoundReject
    for value in (0, 1, bound - 1, bound):
        case = suite.accept(f"{value}", f"a rate of {value}", make_pool(), ADMIN, u256(value))
        for word, sender in (("stranger", STRANGER), ("market", MARKET)):
            suite.reject(
                f"{value}-{word}",
                case,
                f"by the {word}",
                reason.NOT_FOUNDATION_ADMIN,
                make_pool(),
                sender,
                u256(value),
            )
    for value in (bound + 1, 2**256 - 1):
        suite.reject(
            f"{value:x}",
            case,
            f"a rate of {value}",
            ours.SERVICE_FEE_RATE_TOO_HIGH,
            make_pool(),
            ADMIN,
            u256(value),
        )
