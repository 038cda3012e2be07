"""Reward pools, their items and schedules, as several generators use them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generators.files import make_account
from generators.framework import Suite, make_hash
from zgspec.active import primitives, storage
from zgspec.runtime import u16, u64, u256

CHUNK: Final = storage.ENTRIES_PER_PRICING_CHUNK
PERIOD: Final = 1000
START: Final = 5000
YEAR: Final = 32_140_800

LINEAR: Final = storage.ReleaseRule.LINEAR
DECAY: Final = storage.ReleaseRule.DECAY

MARKET: Final = make_account("market")
MINE: Final = make_account("mine")
ADMIN: Final = make_account("foundation admin")
TREASURY: Final = make_account("treasury")
MINER: Final = make_account("miner")
STRANGER: Final = make_account("stranger")
MINER_ID: Final = make_hash("miner id")


def make_schedule(
    rule: storage.ReleaseRule = LINEAR, period: int = PERIOD, annual_decay: int = 40
) -> storage.ReleaseSchedule:
    """Return a schedule."""
    return storage.ReleaseSchedule(rule, primitives.seconds(period), u16(annual_decay))


def make_item(
    locked: int = 0,
    claimable: int = 0,
    distributed: int = 0,
    start: int = 0,
    last_update: int = 0,
    index: int = 0,
) -> storage.RewardItem:
    """Return the item of a pricing chunk; its last update is not before its start."""
    return storage.RewardItem(
        u64(index),
        primitives.wei(locked),
        primitives.wei(claimable),
        primitives.wei(distributed),
        primitives.seconds(start),
        primitives.seconds(max(start, last_update)),
    )


def make_fill(start: int, length: int, amount: int) -> storage.RewardFill:
    """Return a payment for a range."""
    return storage.RewardFill(
        primitives.entries(start), primitives.entries(length), primitives.wei(amount)
    )


def make_pool(
    rule: storage.ReleaseRule = LINEAR, *items: storage.RewardItem, rate: int = 0, donated: int = 0
) -> storage.RewardPool:
    """Return a pool that holds what its items and donations say, with a base reward of 100."""
    pool = storage.compute_initial_reward_pool(MARKET, MINE, ADMIN, make_schedule(rule))
    pool.treasury = TREASURY
    pool.service_fee_rate = u256(rate)
    pool.base_reward = primitives.wei(100)
    storage.process_donate(pool, primitives.wei(donated))
    for item in items:
        pool.items.append(item)
        pool.balance = primitives.wei(pool.balance + item.locked + item.claimable)
    return pool


def make_escrow(*amounts: int) -> storage.RewardPool:
    """Return a pool whose escrow owes amounts to the miner, to a stranger and to the treasury."""
    accounts = (MINER, STRANGER, TREASURY)
    owed = [
        storage.EscrowCredit(account, primitives.wei(amount))
        for account, amount in zip(accounts, amounts, strict=False)
    ]
    return replace(make_pool(), escrow=owed)


def find_credits() -> Iterator[tuple[str, str, storage.RewardPool, primitives.Address]]:
    """Yield escrows and accounts, with a credit and without: slug, description, pool, account."""
    for amounts in ((), (7,), (7, 0), (7, 5, 2**200)):
        for name, account in (("miner", MINER), ("stranger", STRANGER), ("treasury", TREASURY)):
            slug = f"{name}-among-{len(amounts)}"
            description = f"the {name} in an escrow with {len(amounts)} credits"
            yield slug, description, make_escrow(*amounts), account


def make_event(index: int = 3, amount: int = 1000) -> storage.DistributeReward:
    """Return the event of a claim."""
    return storage.DistributeReward(u64(index), MINER, MINER_ID, primitives.wei(amount))


def make_prune_state(first_chunk: int = 0, first_transaction: int = 0) -> storage.PruneState:
    """Return what a node remembers of its pruning."""
    return storage.PruneState(u64(first_chunk), u64(first_transaction))


def make_starts(*starts: int) -> list[primitives.Entries]:
    """Return the first entries of files."""
    return [primitives.entries(start) for start in starts]


def add_events(suite: Suite[[storage.DistributeReward]]) -> None:
    """Write events of several chunks and amounts."""
    for index, amount in ((0, 1), (1, 255), (3, 256), (2**64 - 1, 2**200)):
        suite.accept(
            f"{index}-{amount}",
            f"{amount} wei of chunk {index}",
            make_event(index, amount),
        )
