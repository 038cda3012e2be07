"""Vectors of storage.md#process_claim_mine_reward."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker, around
from generators.rewards import (
    ADMIN,
    LINEAR,
    MARKET,
    MINE,
    MINER,
    MINER_ID,
    PERIOD,
    START,
    STRANGER,
    YEAR,
    make_item,
    make_pool,
    make_schedule,
)
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write claims under both rules, in time order, and who may not claim."""
    reason = storage.RewardReject
    suite = make.suite(storage.process_claim_mine_reward, "times", "Times under both rules.")
    for rule in storage.ReleaseRule:
        for slug, item in (
            ("open", make_item(10**6)),
            ("full", make_item(10**6, start=START)),
            ("claimed", make_item(10**6, 1001, 77, START, START + 1)),
        ):
            for elapsed in [*around([2, PERIOD // 2, PERIOD], 1, YEAR), YEAR]:
                now = primitives.seconds(START + elapsed)
                pool = make_pool(rule, make_item(5, index=2), item, donated=150)
                arguments = (u64(0), MINER, MINER_ID)
                name = f"{rule.name.lower()}-{slug}-{elapsed}"
                case = suite.accept(
                    name,
                    f"an item, {slug}, after {elapsed} seconds under the {rule.name.lower()} rule",
                    pool,
                    MINE,
                    now,
                    *arguments,
                )
                for word, sender in (("market", MARKET), ("admin", ADMIN), ("miner", MINER)):
                    suite.reject(
                        f"{name}-{word}",
                        case,
                        f"the {word} claims",
                        reason.CLAIM_NOT_FROM_MINE,
                        pool,
                        sender,
                        now,
                        *arguments,
                    )
                stuck = replace(pool, schedule=make_schedule(rule, period=0))
                if rule == LINEAR and slug != "open":
                    suite.reject(
                        f"{name}-no-period",
                        case,
                        "the period is zero",
                        storage.ReleaseReject.NO_RELEASE_PERIOD,
                        stuck,
                        MINE,
                        now,
                        *arguments,
                    )
        for donated in (0, 150):
            suite.accept(
                f"{rule.name.lower()}-unknown-{donated}",
                f"a chunk without an item, {rule.name.lower()}, donations of {donated}",
                make_pool(rule, donated=donated),
                MINE,
                primitives.seconds(START),
                u64(2**40),
                MINER,
                MINER_ID,
            )
    poor = replace(make_pool(LINEAR), schedule=make_schedule(LINEAR, period=0))
    case = suite.accept(
        "no-period-open",
        "a chunk that is not full, and a period of zero",
        poor,
        MINE,
        primitives.seconds(START),
        u64(1),
        MINER,
        MINER_ID,
    )
    poor = replace(poor, items=[make_item(9, start=START, index=1)])
    suite.reject(
        "no-period-sender",
        case,
        "the chunk is full and somebody else claims",
        reason.CLAIM_NOT_FROM_MINE,
        poor,
        STRANGER,
        primitives.seconds(START),
        u64(1),
        MINER,
        MINER_ID,
    )
