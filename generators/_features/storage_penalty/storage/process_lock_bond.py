"""Vectors of storage.md#process_lock_bond."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import (
    MINER_ID,
    OTHER_ID,
    OWNER,
    make_bond,
    make_context,
    make_fresh_mine,
    make_range,
    make_register,
)
from generators.framework import Maker
from generators.mining import OTHER, STRANGER
from zgspec.active import primitives

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write first and further bonds, and every refusal."""
    suite = make.suite(storage.process_lock_bond, "bonds", "New bonds, additions, and refusals.")
    mine, context, full = make_fresh_mine(), make_context(), storage.BOND_PER_PRICING_CHUNK
    whole, reason = make_range(), storage.BondReject
    empty, other = make_register(), make_register(make_bond(miner_id=OTHER_ID))
    for slug, register, amount in (
        ("empty", empty, int(full)),
        ("more", empty, full + 1),
        ("second", other, int(full)),
        ("added", make_register(make_bond(full // 2, 32, 9)), full // 2),
        ("kept", make_register(make_bond(int(full), 0, 9)), 0),
    ):
        case = suite.accept(
            slug,
            f"{amount} wei: {slug}",
            register,
            mine,
            context,
            OWNER,
            MINER_ID,
            whole,
            primitives.wei(amount),
        )
    suite.reject(
        "epoch",
        case,
        "of an older epoch",
        reason.EPOCH_NOT_ENTERED,
        make_register(epoch=2),
        mine,
        context,
        OWNER,
        MINER_ID,
        whole,
        full,
    )
    for slug, sender in (("stranger", STRANGER), ("other", OTHER)):
        suite.reject(
            slug,
            case,
            f"by the {slug}",
            storage.MinerReject.NOT_BENEFICIARY,
            empty,
            mine,
            context,
            sender,
            MINER_ID,
            whole,
            full,
        )
    unknown = storage.MinerReject.MINER_ID_NOT_REGISTERED
    suite.reject(
        "unknown",
        case,
        "for no miner",
        unknown,
        empty,
        replace(mine, miners=[]),
        context,
        OWNER,
        MINER_ID,
        whole,
        full,
    )
    long = storage.RecallReject.RECALL_RANGE_OVERFLOW
    outside = make_range(3 * storage.ENTRIES_PER_SEGMENT)
    suite.reject(
        "long",
        case,
        "for a longer range",
        long,
        empty,
        mine,
        context,
        OWNER,
        MINER_ID,
        outside,
        full,
    )
    former = make_register(replace(make_bond(), payee=OTHER))
    suite.reject(
        "payee",
        case,
        "beside another account",
        reason.BOND_OF_OTHER_PAYEE,
        former,
        mine,
        context,
        OWNER,
        MINER_ID,
        whole,
        full,
    )
    for slug, register, amount in (
        ("small", empty, full - 1),
        ("small-sum", make_register(make_bond(full // 2)), full // 2 - 1),
    ):
        suite.reject(
            slug,
            case,
            f"{amount} wei",
            reason.BOND_TOO_SMALL,
            register,
            mine,
            context,
            OWNER,
            MINER_ID,
            whole,
            primitives.wei(amount),
        )
