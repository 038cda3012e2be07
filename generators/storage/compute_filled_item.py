"""Vectors of storage.md#compute_filled_item."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, Suite
from generators.rewards import START, make_item
from zgspec.active import primitives, storage

NOW: Final = primitives.seconds(START)
MOST: Final = storage.MAX_REWARD
ItemSuite = Suite[[storage.RewardItem, primitives.Wei, bool, primitives.Seconds]]


def generate(make: Maker) -> None:
    """Write payments into open items, with each reason to refuse one."""
    suite = make.suite(storage.compute_filled_item, "payments", "Open, full and overfull items.")
    for is_final in (False, True):
        end = "final" if is_final else "open"
        for locked in (0, 1, 10**18, MOST - 7, MOST - 8):
            add_payment(suite, end, locked, is_final)
        add_bounds(suite, end, is_final)


def add_payment(suite: ItemSuite, end: str, locked: int, is_final: bool) -> None:
    """Add a payment into an item that holds an amount, and each reason to refuse one."""
    item, small, reason = make_item(locked), primitives.wei(7), storage.ReleaseReject
    slug = f"{end}-{locked}"
    case = suite.accept(slug, f"7 wei, {end}, on top of {locked}", item, small, is_final, NOW)
    full, why = make_item(locked, start=1), reason.REWARD_ALREADY_FINAL
    suite.reject(f"{slug}-full", case, "the chunk is full", why, full, small, is_final, NOW)
    large, why = primitives.wei(MOST + 1), reason.REWARD_TOO_LARGE
    change = "the amount is one above the largest"
    suite.reject(f"{slug}-large", case, change, why, item, large, is_final, NOW)
    if locked > 0:
        above, why = primitives.wei(MOST - locked + 1), reason.LOCKED_REWARD_TOO_LARGE
        change = "the item would be one above its bound"
        suite.reject(f"{slug}-overfull", case, change, why, item, above, is_final, NOW)


def add_bounds(suite: ItemSuite, end: str, is_final: bool) -> None:
    """Add the largest amount, items that are full, nothing, and an item that was claimed before."""
    reason, one = storage.ReleaseReject, primitives.wei(1)
    case = suite.accept(f"{end}-most", "the largest amount", make_item(), MOST, is_final, NOW)
    above, full = primitives.wei(MOST + 1), make_item(start=1)
    change, why = "one wei more, and the chunk is full", reason.REWARD_TOO_LARGE
    suite.reject(f"{end}-most-full", case, change, why, full, above, is_final, NOW)
    overfull = make_item(MOST, start=1)
    change, why = "the chunk is full and holds the most", reason.REWARD_ALREADY_FINAL
    suite.reject(f"{end}-full-overfull", case, change, why, overfull, one, is_final, NOW)
    nothing, small = primitives.wei(0), primitives.wei(7)
    suite.accept(f"{end}-nothing", f"nothing, {end}", make_item(5), nothing, is_final, NOW)
    touched = make_item(5, last_update=4000)
    title = f"an item that was claimed before it is full, {end}"
    suite.accept(f"{end}-touched", title, touched, small, is_final, NOW)
