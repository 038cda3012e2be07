"""Vectors of storage.md#process_charge_fee."""

from __future__ import annotations

from generators.files import make_account
from generators.flow import PRICE, make_market
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of charges: with and without gap and bonus."""
    suite = make.suite(storage.process_charge_fee, "charges", "With and without gap and bonus.")
    reason, flow = storage.MarketReject, make_account("flow")
    for size, gap, bonus in ((1, 0, 0), (3, 0, 5), (4, 3, 0), (4, 3, 9), (4, 4, 1), (1, 1023, 1)):
        market = make_market(balance=PRICE * size + bonus)
        slug = f"{size}-{gap}-{bonus}"
        case = suite.accept(
            slug,
            f"{size} entries behind a gap of {gap}, a bonus of {bonus}",
            market,
            flow,
            primitives.entries(7),
            primitives.entries(size),
            primitives.entries(gap),
        )
        suite.reject(
            f"{slug}-sender",
            case,
            "somebody else charges",
            reason.CHARGE_NOT_FROM_FLOW,
            market,
            make_account("admin"),
            primitives.entries(7),
            primitives.entries(size),
            primitives.entries(gap),
        )
        poor = make_market(balance=PRICE * size - 1)
        if bonus == 9:
            continue
        suite.reject(
            f"{slug}-poor",
            case,
            "the balance is one below the fee",
            reason.FEE_NOT_PAID,
            poor,
            flow,
            primitives.entries(7),
            primitives.entries(size),
            primitives.entries(gap),
        )
    market = make_market(balance=3)
    case = suite.accept(
        "only-gap",
        "a gap without an upload",
        market,
        flow,
        primitives.entries(7),
        primitives.entries(0),
        primitives.entries(2),
    )
    suite.reject(
        "nothing",
        case,
        "no gap",
        reason.NOTHING_TO_CHARGE,
        market,
        flow,
        primitives.entries(7),
        primitives.entries(0),
        primitives.entries(0),
    )
    suite.reject(
        "nothing-sender",
        case,
        "somebody else charges for nothing",
        reason.CHARGE_NOT_FROM_FLOW,
        market,
        make_account("admin"),
        primitives.entries(7),
        primitives.entries(0),
        primitives.entries(0),
    )
    free = make_market(price=0)
    suite.accept(
        "free",
        "a price of zero",
        free,
        flow,
        primitives.entries(7),
        primitives.entries(4),
        primitives.entries(2),
    )
