"""Bonds, registers, and a log with a miner that can show its units, as several generators use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators.flow import FIRST_BLOCK
from generators.framework import Suite, make_hash
from generators.mining import EPOCH_BLOCKS, MINER_ID, OTHER_ID, OWNER
from zgspec.active import primitives
from zgspec.runtime import Bytes32, u64, u256

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage

    def make_mining() -> storage.Mining:
        """Return the three contracts, before the first context."""

    def make_fresh_mine() -> storage.Mine:
        """Return a contract that was never mined."""

    def make_pool() -> storage.RewardPool:
        """Return a pool."""

    def make_epoch_block(number: int) -> storage.BlockView:
        """Return a block that knows the hashes of the starts of epochs."""

    def make_sealed_log(flow: storage.Flow, miner_id: Bytes32) -> storage.SealedLog:
        """Return the log as a miner holds it."""

    def make_answer(mining: storage.Mining, number: int) -> storage.MineAnswer:
        """Return an answer of an honest miner."""

    def make_context(
        mine_start: int = 300, digest: Bytes32 = primitives.ZERO_HASH
    ) -> storage.MineContext:
        """Return a context of epoch 3."""
else:
    from generators.mining import (
        make_answer,
        make_context,
        make_epoch_block,
        make_fresh_mine,
        make_mining,
        make_sealed_log,
    )
    from generators.rewards import make_pool
    from zgspec.active import storage

__all__ = [
    "MINER_ID",
    "OTHER_ID",
    "OWNER",
    "find_asked_id",
    "find_digest",
    "make_answer",
    "make_bond",
    "make_bonding",
    "make_context",
    "make_epoch_block",
    "make_flow",
    "make_fresh_mine",
    "make_mining",
    "make_pool",
    "make_range",
    "make_register",
    "make_registers",
    "make_shown_unit",
    "write_look_ups",
]

FULL: Final = storage.BOND_PER_PRICING_CHUNK
HASH: Final = make_hash("nothing")


def make_range(
    length: int = 2 * storage.ENTRIES_PER_SEGMENT, shard: int = 0, shards: int = 1, start: int = 0
) -> storage.RecallRange:
    """Return a range of entries of a shard."""
    return storage.RecallRange(u256(start), u256(length), u64(shard), u64(2**64 - shards))


def make_bond(
    amount: int = FULL,
    challenge: int = 0,
    release: int = 0,
    miner_id: Bytes32 = MINER_ID,
    length: int = 2 * storage.ENTRIES_PER_SEGMENT,
) -> storage.Bond:
    """Return a bond of the owner for the whole of a log."""
    return storage.Bond(
        miner_id,
        OWNER,
        make_range(length),
        primitives.wei(amount),
        u256(challenge),
        storage.epoch(release),
    )


def make_register(*bonds: storage.Bond, epoch: int = 3) -> storage.BondRegister:
    """Return a register in an epoch, by default that of `make_context`."""
    return storage.BondRegister(storage.epoch(epoch), [*bonds])


def make_bonding(*bonds: storage.Bond, epoch: int = 3) -> storage.Bonding:
    """Return a register in an epoch, and a pool."""
    return storage.Bonding(make_register(*bonds, epoch=epoch), make_pool())


def make_registers() -> dict[str, list[storage.Bond]]:
    """Return bonds with open and closed challenges, on both sides of the half."""
    part = FULL // storage.PENALTY_PARTS
    least = FULL // 2 + part
    open_bond = make_bond(FULL, 16)
    return {
        "empty": [],
        "closed": [make_bond()],
        "open": [open_bond],
        "least": [make_bond(least, 16)],
        "below": [make_bond(least - 1, 16)],
        "nothing": [make_bond(1, 16)],
        "two": [open_bond, make_bond(miner_id=OTHER_ID)],
        "first-leaves": [make_bond(least - 1, 16), make_bond(FULL, 32, 9, OTHER_ID)],
        "both-leave": [make_bond(least - 1, 16), make_bond(7, 16, miner_id=OTHER_ID)],
    }


def write_look_ups(suite: Suite[[storage.BondRegister, Bytes32]]) -> None:
    """Write registers in which the bond of a miner is the first, the last, or missing."""
    first, second = make_bond(5), make_bond(7, miner_id=OTHER_ID)
    for slug, register in (
        ("empty", make_register()),
        ("one", make_register(first)),
        ("two", make_register(first, second)),
        ("other", make_register(second)),
    ):
        suite.accept(slug, f"{slug}: the miner", register, MINER_ID)
    suite.accept("last", "the last one", make_register(first, second), OTHER_ID)


def find_digest(is_asked: bool) -> Bytes32:
    """Return the digest of a context that asks the miner for a unit, or that does not."""
    for number in range(1000):
        digest = make_hash("digest", number)
        if (storage.compute_challenged_bond(make_bond(), digest).challenge != 0) == is_asked:
            return digest
    raise ValueError("no such context")


def find_asked_id(digest: Bytes32) -> Bytes32:
    """Return an id that a digest would ask for a unit."""
    for number in range(1000):
        miner_id = make_hash("asked", number)
        draw = storage.compute_challenge_draw(digest, miner_id)
        if storage.compute_challenge(make_range(), draw) != 0:
            return miner_id
    raise ValueError("no such id")


def make_flow(epoch: int = 3) -> storage.Flow:
    """Return a log of two segments in an epoch."""
    flow = make_mining().flow
    block = make_epoch_block(FIRST_BLOCK + EPOCH_BLOCKS * epoch + 1)
    storage.process_make_context(flow, block, OWNER)
    return flow


def make_shown_unit(flow: storage.Flow, position: int) -> storage.MineAnswer:
    """Return the proof of a unit; what belongs to an attempt is filled with anything."""
    puzzle = storage.Puzzle(flow.context, MINER_ID, HASH, u256(0), make_range())
    log = make_sealed_log(flow, MINER_ID)
    return storage.compute_answer(puzzle, log, HASH, primitives.entries(position))
