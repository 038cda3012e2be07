"""Vectors of storage.md#compute_filled_item."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import START, make_item
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write payments into open items, with each reason to refuse one."""
    suite = make.suite(storage.compute_filled_item, "payments", "Open, full and overfull items.")
    reason, most = storage.ReleaseReject, storage.MAX_REWARD
    now, small = primitives.seconds(START), primitives.wei(7)
    for is_final in (False, True):
        end = "final" if is_final else "open"
        for locked in (0, 1, 10**18, most - 7, most - 8):
            item = make_item(locked)
            case = suite.accept(
                f"{end}-{locked}", f"7 wei, {end}, on top of {locked}", item, small, is_final, now
            )
            suite.reject(
                f"{end}-{locked}-full",
                case,
                "the chunk is full",
                reason.REWARD_ALREADY_FINAL,
                make_item(locked, start=1),
                small,
                is_final,
                now,
            )
            suite.reject(
                f"{end}-{locked}-large",
                case,
                "the amount is one above the largest",
                reason.REWARD_TOO_LARGE,
                item,
                primitives.wei(most + 1),
                is_final,
                now,
            )
            if locked > 0:
                suite.reject(
                    f"{end}-{locked}-overfull",
                    case,
                    "the item would be one above its bound",
                    reason.LOCKED_REWARD_TOO_LARGE,
                    item,
                    primitives.wei(most - locked + 1),
                    is_final,
                    now,
                )
        case = suite.accept(f"{end}-most", "the largest amount", make_item(), most, is_final, now)
        suite.reject(
            f"{end}-most-full",
            case,
            "one wei more, and the chunk is full",
            reason.REWARD_TOO_LARGE,
            make_item(start=1),
            primitives.wei(most + 1),
            is_final,
            now,
        )
        suite.reject(
            f"{end}-full-overfull",
            case,
            "the chunk is full and holds the most",
            reason.REWARD_ALREADY_FINAL,
            make_item(most, start=1),
            primitives.wei(1),
            is_final,
            now,
        )
        suite.accept(
            f"{end}-nothing", f"nothing, {end}", make_item(5), primitives.wei(0), is_final, now
        )
        suite.accept(
            f"{end}-touched",
            f"an item that was claimed before it is full, {end}",
            make_item(5, last_update=4000),
            small,
            is_final,
            now,
        )
