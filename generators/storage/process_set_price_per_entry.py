"""Vectors of storage.md#process_set_price_per_entry."""

from __future__ import annotations

from dataclasses import replace

from generators.files import make_account
from generators.flow import make_market
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of prices: who may set which price."""
    suite = make.suite(storage.process_set_price_per_entry, "prices", "Who may set which price.")
    reason = storage.MarketReject
    market, admin = make_market(), make_account("admin")
    for price in (0, 1, 30733644962, 2**128 - 1):
        case = suite.accept(f"{price}", f"a price of {price}", market, admin, primitives.wei(price))
        for who in ("stranger", "flow"):
            suite.reject(
                f"{price}-{who}",
                case,
                f"the sender is the {who}",
                reason.NOT_PARAMETER_ADMIN,
                market,
                make_account(who),
                primitives.wei(price),
            )
    for price in (2**128, 2**256 - 1):
        suite.reject(
            f"{price:x}",
            case,
            f"a price of {price:#x}",
            reason.PRICE_TOO_HIGH,
            market,
            admin,
            primitives.wei(price),
        )
    suite.reject(
        "both",
        case,
        "a stranger sets a price that is too high",
        reason.NOT_PARAMETER_ADMIN,
        market,
        make_account("stranger"),
        primitives.wei(2**128),
    )
    nobody = replace(market, parameter_admins=[])
    suite.reject(
        "no-admin",
        case,
        "there is no administrator",
        reason.NOT_PARAMETER_ADMIN,
        nobody,
        admin,
        primitives.wei(2**128 - 1),
    )
    second = replace(market, parameter_admins=[make_account("first"), admin])
    suite.accept("second-admin", "the second administrator", second, admin, primitives.wei(5))
