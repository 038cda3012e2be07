"""Vectors of storage.md#verify_service_fee."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker, Suite
from generators.rewards import STRANGER, TREASURY, make_pool
from zgspec.active import primitives, storage
from zgspec.replay.cases import Case

FeeSuite = Suite[[storage.RewardPool, primitives.Wei]]


def generate(make: Maker) -> None:
    """Write rates around the whole payment, and each reason to refuse one."""
    suite = make.suite(storage.verify_service_fee, "rates", "Rates around nothing and everything.")
    for amount in (0, 1, 9_999, 10_000, 10_001, 20_000):
        for rate in (0, 1, 9_999, 10_000):
            case = suite.accept(
                f"{amount}-{rate}",
                f"a payment of {amount} at the rate {rate}",
                make_pool(rate=rate, donated=10**6),
                primitives.wei(amount),
            )
        if amount > 0:
            add_refusals(suite, case, amount)
    add_treasuries(suite)
    add_products(suite)


def add_refusals(suite: FeeSuite, case: Case, amount: int) -> None:
    """Add fees that are one wei more than a payment, and a treasury that takes no coins."""
    reason, payment = storage.RewardReject, primitives.wei(amount)
    rate = -(-10_000 * (amount + 1) // amount)
    change = "the fee is one wei more than the payment"
    rich, poor = make_pool(rate=rate, donated=10**6), make_pool(rate=rate)
    above, below = reason.SERVICE_FEE_ABOVE_PAYMENT, reason.SERVICE_FEE_ABOVE_BALANCE
    suite.reject(f"{amount}-above", case, change, above, rich, payment)
    change = f"{change}, and the pool is empty"
    suite.reject(f"{amount}-poor", case, change, below, poor, payment)
    refusing = replace(make_pool(rate=10_000), refusing=[STRANGER, TREASURY])
    change = "the treasury takes no coins"
    suite.reject(f"{amount}-refusing", case, change, reason.TREASURY_REFUSES, refusing, payment)


def add_treasuries(suite: FeeSuite) -> None:
    """Add payments without a fee, and treasuries that take no coins."""
    reason, one = storage.RewardReject, primitives.wei(1)
    case = suite.accept("free", "a payment of 1 without a fee", make_pool(), one)
    small = make_pool(rate=10_001)
    suite.accept("small", "a fee below one wei", small, primitives.wei(0))
    free = replace(make_pool(), refusing=[TREASURY])
    suite.accept("refused-free", "a treasury that takes no coins, and no fee", free, one)
    other = replace(make_pool(rate=10_000), refusing=[STRANGER])
    suite.accept("another-refuses", "another account that takes no coins", other, one)
    rich, poor = make_pool(rate=20_000, donated=1), make_pool(rate=20_000)
    for slug, change, why, pool in (
        (
            "refusing-above",
            "a treasury that takes no coins, and a fee above the payment",
            reason.TREASURY_REFUSES,
            replace(rich, refusing=[TREASURY]),
        ),
        (
            "refusing-poor",
            "a treasury that takes no coins, and a fee above the balance",
            reason.SERVICE_FEE_ABOVE_BALANCE,
            replace(poor, refusing=[TREASURY]),
        ),
        (
            "rich-enough",
            "the fee is the whole balance",
            reason.SERVICE_FEE_ABOVE_PAYMENT,
            rich,
        ),
    ):
        suite.reject(slug, case, change, why, pool, one)


def add_products(suite: FeeSuite) -> None:
    """Add the largest products of payment and rate, and those behind."""
    for slug, description, rate, most, first_above in (
        (
            "large",
            "the largest product of a payment",
            10_000,
            2**254 // 2_500,
            2**256 // 10_000 + 1,
        ),
        ("exact", "a product of the largest word", 3, (2**256 - 1) // 3, (2**256 - 1) // 3 + 1),
    ):
        pool, above = make_pool(rate=rate), primitives.wei(first_above)
        case = suite.accept(slug, description, pool, primitives.wei(most))
        reason = storage.RewardReject.SERVICE_FEE_OVERFLOW
        suite.reject(f"{slug}-and-one", case, "one wei more", reason, pool, above)
