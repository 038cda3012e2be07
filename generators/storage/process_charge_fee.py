"""Vectors of storage.md#process_charge_fee."""

from __future__ import annotations

from typing import NamedTuple

from generators.files import make_account
from generators.flow import PRICE, make_market
from generators.framework import Maker
from zgspec.active import primitives, storage


class Call(NamedTuple):
    """The arguments of a call."""

    market: storage.Market
    sender: primitives.Address
    length: primitives.Entries
    size: primitives.Entries
    gap: primitives.Entries


def make_call(size: int, gap: int, balance: int = 0, price: int = PRICE) -> Call:
    """Return a charge of the contract of the log for an upload behind a gap."""
    market, flow = make_market(price, balance), make_account("flow")
    return Call(
        market, flow, primitives.entries(7), primitives.entries(size), primitives.entries(gap)
    )


def generate(make: Maker) -> None:
    """Make the suite of charges: with and without gap and bonus."""
    suite = make.suite(storage.process_charge_fee, "charges", "With and without gap and bonus.")
    reason, other = storage.MarketReject, make_account("admin")
    for size, gap, bonus in ((1, 0, 0), (3, 0, 5), (4, 3, 0), (4, 3, 9), (4, 4, 1), (1, 1023, 1)):
        call = make_call(size, gap, PRICE * size + bonus)
        slug = f"{size}-{gap}-{bonus}"
        title = f"{size} entries behind a gap of {gap}, a bonus of {bonus}"
        case = suite.accept(slug, title, *call)
        wrong, change = call._replace(sender=other), "somebody else charges"
        suite.reject(f"{slug}-sender", case, change, reason.CHARGE_NOT_FROM_FLOW, *wrong)
        # The input without a bonus is the same.
        if bonus != 9:
            poor = make_call(size, gap, PRICE * size - 1)
            change = "the balance is one below the fee"
            suite.reject(f"{slug}-poor", case, change, reason.FEE_NOT_PAID, *poor)
    case = suite.accept("only-gap", "a gap without an upload", *make_call(0, 2, 3))
    nothing = make_call(0, 0, 3)
    suite.reject("nothing", case, "no gap", reason.NOTHING_TO_CHARGE, *nothing)
    wrong, change = nothing._replace(sender=other), "somebody else charges for nothing"
    suite.reject("nothing-sender", case, change, reason.CHARGE_NOT_FROM_FLOW, *wrong)
    suite.accept("free", "a price of zero", *make_call(4, 2, price=0))
