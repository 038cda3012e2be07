"""Vectors of storage.md#process_fill_reward."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generators.framework import Maker
from generators.rewards import CHUNK, LINEAR, MARKET, MINE, START, make_fill, make_item, make_pool
from zgspec.active import primitives, storage
from zgspec.runtime import Reason, u256

PRESETS: tuple[str, ...] = ("mainnet", "minimal")


class Call(NamedTuple):
    """The arguments of a call."""

    pool: storage.RewardPool
    sender: primitives.Address
    now: primitives.Seconds
    fill: storage.RewardFill


def generate(make: Maker) -> None:
    """Write payments into new and used chunks, and each reason to refuse one."""
    suite = make.suite(storage.process_fill_reward, "ranges", "One, two and several chunks.")
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
            call = Call(pool, MARKET, primitives.seconds(START), fill)
            slug = f"{start}-{length}-{rate}"
            title = f"{length} entries from {start} on, a service fee of {rate}"
            case = suite.accept(slug, title, *call)
            for word, change, reason, wrong in (
                *find_wrong_pools(call, start + length),
                *find_wrong_fills(call, start, length),
            ):
                suite.reject(f"{slug}-{word}", case, change, reason, *wrong)
    add_amounts(make)


def find_wrong_pools(call: Call, end: int) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield another sender, and pools that take no payment for a range with that end."""
    pool, release = call.pool, storage.ReleaseReject
    reason = storage.RewardReject
    sender = call._replace(sender=MINE)
    yield "sender", "somebody else pays", reason.FILL_NOT_FROM_MARKET, sender
    rate = u256(10_001 + pool.service_fee_rate)
    costly = replace(pool, service_fee_rate=rate, balance=primitives.wei(10**9))
    change = "the service fee is above the payment"
    yield "fee", change, reason.SERVICE_FEE_ABOVE_PAYMENT, call._replace(pool=costly)
    full = call._replace(pool=replace(pool, items=[make_full(end)]))
    yield "full", "the last chunk is full", release.REWARD_ALREADY_FINAL, full
    overfull = call._replace(pool=replace(pool, items=[make_overfull(end)]))
    change = "the last chunk holds the most"
    yield "overfull", change, release.LOCKED_REWARD_TOO_LARGE, overfull


def find_wrong_fills(
    call: Call, start: int, length: int
) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield payments for an empty range, and one that no item can hold."""
    reason = storage.RewardReject
    empty = call._replace(fill=make_fill(start, 0, 10**9 + length))
    change = "somebody else pays for an empty range"
    yield "sender-empty", change, reason.FILL_NOT_FROM_MARKET, empty._replace(sender=MINE)
    yield "empty", "the range is empty", reason.FILL_WITHOUT_ENTRIES, empty
    large = call._replace(fill=make_fill(start, length, 2**150))
    change = "the amount is too large for an item"
    yield "large", change, storage.ReleaseReject.REWARD_TOO_LARGE, large


def add_amounts(make: Maker) -> None:
    """Write amounts around the largest one that an item holds."""
    suite = make.suite(storage.process_fill_reward, "amounts", "Amounts around the largest item.")
    pool, now = make_pool(donated=5), primitives.seconds(START)
    for amount in (0, 1, storage.MAX_REWARD):
        fill = make_fill(1, 1, amount)
        case = suite.accept(f"{amount}", f"{amount} wei for an entry", pool, MARKET, now, fill)
    large, reason = make_fill(1, 1, storage.MAX_REWARD + 1), storage.ReleaseReject.REWARD_TOO_LARGE
    suite.reject("most-and-one", case, "one wei more", reason, pool, MARKET, now, large)
    whole, fill = make_pool(rate=10_000), make_fill(1, 1, 77)
    title = "a service fee of everything"
    suite.accept("all-to-the-treasury", title, whole, MARKET, now, fill)


def make_full(end: int) -> storage.RewardItem:
    """Return the item of the last chunk in front of an end, as if it were full."""
    return make_item(1, start=1, index=(end - 1) // CHUNK)


def make_overfull(end: int) -> storage.RewardItem:
    """Return the item of the last chunk in front of an end with the largest amount."""
    return make_item(storage.MAX_REWARD, index=(end - 1) // CHUNK)
