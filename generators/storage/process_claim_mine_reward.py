"""Vectors of storage.md#process_claim_mine_reward."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from generators.framework import Maker, Suite, around
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
from zgspec.replay.cases import Case
from zgspec.runtime import Bytes32, Uint64, u64

ClaimSuite = Suite[
    [
        storage.RewardPool,
        primitives.Address,
        primitives.Seconds,
        Uint64,
        primitives.Address,
        Bytes32,
    ]
]


class Call(NamedTuple):
    """The arguments of a call."""

    pool: storage.RewardPool
    sender: primitives.Address
    now: primitives.Seconds
    chunk: Uint64
    beneficiary: primitives.Address
    miner_id: Bytes32


def make_call(pool: storage.RewardPool, elapsed: int = 0, index: int = 0) -> Call:
    """Return a claim of the mine contract, so many seconds after START."""
    return Call(pool, MINE, primitives.seconds(START + elapsed), u64(index), MINER, MINER_ID)


def generate(make: Maker) -> None:
    """Write claims under both rules, in time order, and who may not claim."""
    suite = make.suite(storage.process_claim_mine_reward, "times", "Times under both rules.")
    for rule in storage.ReleaseRule:
        word = rule.name.lower()
        for slug, item in (
            ("open", make_item(10**6)),
            ("full", make_item(10**6, start=START)),
            ("claimed", make_item(10**6, 1001, 77, START, START + 1)),
        ):
            for elapsed in [*around([2, PERIOD // 2, PERIOD], 1, YEAR), YEAR]:
                pool = make_pool(rule, make_item(5, index=2), item, donated=150)
                call = make_call(pool, elapsed)
                title = f"an item, {slug}, after {elapsed} seconds under the {word} rule"
                name = f"{word}-{slug}-{elapsed}"
                case = suite.accept(name, title, *call)
                add_refusals(suite, name, call, case, rule == LINEAR and slug != "open")
        for donated in (0, 150):
            unknown = make_call(make_pool(rule, donated=donated), index=2**40)
            title = f"a chunk without an item, {word}, donations of {donated}"
            suite.accept(f"{word}-unknown-{donated}", title, *unknown)
    add_periods(suite)


def add_refusals(suite: ClaimSuite, name: str, call: Call, case: Case, needs_period: bool) -> None:
    """Add claims of others, and a period of zero where the release needs one."""
    reason = storage.RewardReject.CLAIM_NOT_FROM_MINE
    for word, sender in (("market", MARKET), ("admin", ADMIN), ("miner", MINER)):
        wrong = call._replace(sender=sender)
        suite.reject(f"{name}-{word}", case, f"the {word} claims", reason, *wrong)
    if needs_period:
        schedule = make_schedule(call.pool.schedule.rule, period=0)
        stuck = call._replace(pool=replace(call.pool, schedule=schedule))
        missing = storage.ReleaseReject.NO_RELEASE_PERIOD
        suite.reject(f"{name}-no-period", case, "the period is zero", missing, *stuck)


def add_periods(suite: ClaimSuite) -> None:
    """Add a period of zero for a chunk that is not full, and somebody else who claims a full one."""
    pool = replace(make_pool(LINEAR), schedule=make_schedule(LINEAR, period=0))
    title = "a chunk that is not full, and a period of zero"
    case = suite.accept("no-period-open", title, *make_call(pool, index=1))
    full = replace(pool, items=[make_item(9, start=START, index=1)])
    wrong = make_call(full, index=1)._replace(sender=STRANGER)
    change = "the chunk is full and somebody else claims"
    reason = storage.RewardReject.CLAIM_NOT_FROM_MINE
    suite.reject("no-period-sender", case, change, reason, *wrong)
