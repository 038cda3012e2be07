"""Vectors of storage.md#process_fill_reward."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.rewards import CHUNK, LINEAR, MARKET, MINE, START, make_fill, make_item, make_pool
from zgspec.active import primitives, storage
from zgspec.runtime import u256

PRESETS: tuple[str, ...] = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write payments into new and used chunks, and each reason to refuse one."""
    suite = make.suite(storage.process_fill_reward, "ranges", "One, two and several chunks.")
    now, reason = primitives.seconds(START), storage.RewardReject
    for start, length in (
        (1, 1),
        (1, CHUNK - 1),
        (1, CHUNK),
        (CHUNK // 2, CHUNK),
        (CHUNK, CHUNK),
        (7, 3 * CHUNK),
    ):
        for rate in (0, 250):
            fill = make_fill(start, length, 10**9 + 7)
            pool = make_pool(LINEAR, make_item(1000), rate=rate)
            slug = f"{start}-{length}-{rate}"
            case = suite.accept(
                slug,
                f"{length} entries from {start} on, a service fee of {rate}",
                pool,
                MARKET,
                now,
                fill,
            )
            for word, change, expected, changed_pool, sender in (
                ("sender", "somebody else pays", reason.FILL_NOT_FROM_MARKET, pool, MINE),
                (
                    "fee",
                    "the service fee is above the payment",
                    reason.SERVICE_FEE_ABOVE_PAYMENT,
                    replace(
                        pool, service_fee_rate=u256(10_001 + rate), balance=primitives.wei(10**9)
                    ),
                    MARKET,
                ),
                (
                    "full",
                    "the last chunk is full",
                    storage.ReleaseReject.REWARD_ALREADY_FINAL,
                    replace(pool, items=[make_full(start + length)]),
                    MARKET,
                ),
                (
                    "overfull",
                    "the last chunk holds the most",
                    storage.ReleaseReject.LOCKED_REWARD_TOO_LARGE,
                    replace(pool, items=[make_overfull(start + length)]),
                    MARKET,
                ),
            ):
                suite.reject(
                    f"{slug}-{word}", case, change, expected, changed_pool, sender, now, fill
                )
            suite.reject(
                f"{slug}-sender-empty",
                case,
                "somebody else pays for an empty range",
                reason.FILL_NOT_FROM_MARKET,
                pool,
                MINE,
                now,
                make_fill(start, 0, 10**9 + length),
            )
            suite.reject(
                f"{slug}-empty",
                case,
                "the range is empty",
                reason.FILL_WITHOUT_ENTRIES,
                pool,
                MARKET,
                now,
                make_fill(start, 0, 10**9 + length),
            )
            suite.reject(
                f"{slug}-large",
                case,
                "the amount is too large for an item",
                storage.ReleaseReject.REWARD_TOO_LARGE,
                pool,
                MARKET,
                now,
                make_fill(start, length, 2**150),
            )
    suite = make.suite(storage.process_fill_reward, "amounts", "Amounts around the largest item.")
    for amount in (0, 1, storage.MAX_REWARD):
        case = suite.accept(
            f"{amount}",
            f"{amount} wei for an entry",
            make_pool(donated=5),
            MARKET,
            now,
            make_fill(1, 1, amount),
        )
    suite.reject(
        "most-and-one",
        case,
        "one wei more",
        storage.ReleaseReject.REWARD_TOO_LARGE,
        make_pool(donated=5),
        MARKET,
        now,
        make_fill(1, 1, storage.MAX_REWARD + 1),
    )
    suite.accept(
        "all-to-the-treasury",
        "a service fee of everything",
        make_pool(rate=10_000),
        MARKET,
        now,
        make_fill(1, 1, 77),
    )


def make_full(end: int) -> storage.RewardItem:
    """Return the item of the last chunk in front of an end, as if it were full."""
    return make_item(1, start=1, index=(end - 1) // CHUNK)


def make_overfull(end: int) -> storage.RewardItem:
    """Return the item of the last chunk in front of an end with the largest amount."""
    return make_item(storage.MAX_REWARD, index=(end - 1) // CHUNK)
