"""Vectors of storage.md#process_request_miner_id."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.mining import OTHER, OWNER, STRANGER, make_hashed_block, make_mine
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.process_request_miner_id, "requests", "New ids, and ids that are taken."
    )
    reason = storage.MinerReject
    for seed in (0, 1, 2**64 - 1):
        for known in (True, False):
            mine = make_mine()
            block = make_hashed_block(500, 498) if known else make_hashed_block(500)
            block = block if known else replace(block, hashes=[])
            slug = f"{seed:x}-{'known' if known else 'unknown'}"
            case = suite.accept(slug, f"seed {seed:#x}", mine, block, STRANGER, OWNER, u64(seed))
            storage.process_request_miner_id(mine, block, STRANGER, OWNER, u64(seed))
            suite.reject(
                f"{slug}-taken",
                case,
                "the id is taken",
                reason.MINER_ID_REGISTERED,
                mine,
                block,
                STRANGER,
                OTHER,
                u64(seed),
            )
            retired = storage.Miner(mine.miners[2].miner_id, STRANGER)
            mine.miners[2] = retired
            storage.process_transfer_miner_id(
                mine, STRANGER, primitives.ZERO_ADDRESS, retired.miner_id
            )
            if seed == 0:
                suite.accept(
                    f"{slug}-retired",
                    "an id that was retired in the same block",
                    mine,
                    block,
                    STRANGER,
                    OTHER,
                    u64(seed),
                )
            suite.accept(
                f"{slug}-nobody",
                "a request for nobody",
                mine,
                block,
                STRANGER,
                primitives.ZERO_ADDRESS,
                u64(seed),
            )
