"""Vectors of storage.md#verify_service_fee."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.rewards import STRANGER, TREASURY, make_pool
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write rates around the whole payment, and each reason to refuse one."""
    reason = storage.RewardReject
    suite = make.suite(storage.verify_service_fee, "rates", "Rates around nothing and everything.")
    for amount in (0, 1, 9_999, 10_000, 10_001, 20_000):
        for rate in (0, 1, 9_999, 10_000):
            case = suite.accept(
                f"{amount}-{rate}",
                f"a payment of {amount} at the rate {rate}",
                make_pool(rate=rate, donated=10**6),
                primitives.wei(amount),
            )
        if amount == 0:
            continue
        suite.reject(
            f"{amount}-above",
            case,
            "the fee is one wei more than the payment",
            reason.SERVICE_FEE_ABOVE_PAYMENT,
            make_pool(rate=-(-10_000 * (amount + 1) // amount), donated=10**6),
            primitives.wei(amount),
        )
        suite.reject(
            f"{amount}-poor",
            case,
            "the fee is one wei more than the payment, and the pool is empty",
            reason.SERVICE_FEE_ABOVE_BALANCE,
            make_pool(rate=-(-10_000 * (amount + 1) // amount)),
            primitives.wei(amount),
        )
        suite.reject(
            f"{amount}-refusing",
            case,
            "the treasury takes no coins",
            reason.TREASURY_REFUSES,
            replace(make_pool(rate=10_000), refusing=[STRANGER, TREASURY]),
            primitives.wei(amount),
        )
    case = suite.accept("free", "a payment of 1 without a fee", make_pool(), primitives.wei(1))
    suite.accept("small", "a fee below one wei", make_pool(rate=10_001), primitives.wei(0))
    suite.accept(
        "refused-free",
        "a treasury that takes no coins, and no fee",
        replace(make_pool(), refusing=[TREASURY]),
        primitives.wei(1),
    )
    suite.accept(
        "another-refuses",
        "another account that takes no coins",
        replace(make_pool(rate=10_000), refusing=[STRANGER]),
        primitives.wei(1),
    )
    suite.reject(
        "refusing-above",
        case,
        "a treasury that takes no coins, and a fee above the payment",
        reason.TREASURY_REFUSES,
        replace(make_pool(rate=20_000, donated=1), refusing=[TREASURY]),
        primitives.wei(1),
    )
    suite.reject(
        "refusing-poor",
        case,
        "a treasury that takes no coins, and a fee above the balance",
        reason.SERVICE_FEE_ABOVE_BALANCE,
        replace(make_pool(rate=20_000), refusing=[TREASURY]),
        primitives.wei(1),
    )
    suite.reject(
        "rich-enough",
        case,
        "the fee is the whole balance",
        reason.SERVICE_FEE_ABOVE_PAYMENT,
        make_pool(rate=20_000, donated=1),
        primitives.wei(1),
    )
    large = 2**254 // 2_500
    case = suite.accept(
        "large", "the largest product of a payment", make_pool(rate=10_000), primitives.wei(large)
    )
    suite.reject(
        "large-and-one",
        case,
        "one wei more",
        reason.SERVICE_FEE_OVERFLOW,
        make_pool(rate=10_000),
        primitives.wei(2**256 // 10_000 + 1),
    )
    case = suite.accept(
        "exact",
        "a product of the largest word",
        make_pool(rate=3),
        primitives.wei((2**256 - 1) // 3),
    )
    suite.reject(
        "exact-and-one",
        case,
        "one wei more",
        reason.SERVICE_FEE_OVERFLOW,
        make_pool(rate=3),
        primitives.wei((2**256 - 1) // 3 + 1),
    )
