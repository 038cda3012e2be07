"""Vectors of storage.md#process_fill_rewards."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.rewards import (
    CHUNK,
    LINEAR,
    MARKET,
    START,
    STRANGER,
    make_fill,
    make_item,
    make_pool,
)
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write the payments of a submission, alone and behind a gap."""
    suite = make.suite(storage.process_fill_rewards, "submissions", "With and without a gap.")
    now, reason = primitives.seconds(START), storage.RewardReject
    for name, fills in (
        ("upload", [make_fill(7, 3, 1000)]),
        ("gap", [make_fill(7, 1, 250), make_fill(8, 3, 751)]),
        ("border", [make_fill(CHUNK - 1, 1, 250), make_fill(CHUNK, 3, 751)]),
        ("long-gap", [make_fill(CHUNK - 9, 9, 250), make_fill(CHUNK, CHUNK + 1, 751)]),
    ):
        pool = make_pool(LINEAR, make_item(1000), rate=250, donated=10)
        case = suite.accept(name, f"the payments of a submission, {name}", pool, MARKET, now, fills)
        suite.reject(
            f"{name}-sender",
            case,
            "somebody else pays",
            reason.FILL_NOT_FROM_MARKET,
            pool,
            STRANGER,
            now,
            fills,
        )
        suite.reject(
            f"{name}-then-empty",
            case,
            "an empty range follows",
            reason.FILL_WITHOUT_ENTRIES,
            pool,
            MARKET,
            now,
            [*fills, make_fill(3 * CHUNK, 0, 1)],
        )
        full = replace(pool, items=[make_item(1, start=1, index=fills[-1].start // CHUNK)])
        suite.reject(
            f"{name}-full",
            case,
            "the chunk of the upload is full",
            storage.ReleaseReject.REWARD_ALREADY_FINAL,
            full,
            MARKET,
            now,
            fills,
        )
    suite.accept("nothing", "no payment", make_pool(), STRANGER, now, [])
    case = suite.accept("poor", "two payments into an empty pool", make_pool(), MARKET, now, fills)
    suite.reject(
        "poor-rate",
        case,
        "the service fee of the second is above what the first has left",
        reason.SERVICE_FEE_ABOVE_BALANCE,
        make_pool(rate=10_001),
        MARKET,
        now,
        [make_fill(7, 1, 0), make_fill(8, 3, 20_000)],
    )
