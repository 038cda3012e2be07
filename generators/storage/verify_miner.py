"""Vectors of storage.md#verify_miner."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker, flip
from generators.mining import MINER_ID, OTHER_ID, OWNER, make_mine
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_miner, "ids", "Registered, unknown and zero ids.")
    mine, reason = make_mine(), storage.MinerReject
    for slug, miner_id in (("first", MINER_ID), ("second", OTHER_ID)):
        case = suite.accept(slug, f"the {slug} id", mine, miner_id)
        suite.reject(
            f"{slug}-unknown",
            case,
            "one bit of the id",
            reason.MINER_ID_NOT_REGISTERED,
            mine,
            flip(miner_id),
        )
    suite.reject("zero", case, "the id is zero", reason.MINER_ID_ZERO, mine, primitives.ZERO_HASH)
    odd = replace(mine, miners=[*mine.miners, storage.Miner(primitives.ZERO_HASH, OWNER)])
    suite.reject(
        "zero-registered",
        case,
        "the id is zero, and has an owner",
        reason.MINER_ID_ZERO,
        odd,
        primitives.ZERO_HASH,
    )
