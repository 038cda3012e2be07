"""Vectors of storage.md#compute_worker_context with relief: what a miner sees behind silent epochs."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.mining import MINER_ID, OTHER_ID, get_window, make_epoch_block, make_mining
from zgspec.active import primitives, storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Write the first and the last block of a window in epochs behind an answer, and before any."""
    suite = make.suite(
        storage.compute_worker_context,
        "silence",
        "Targets behind none, one and several silent epochs.",
    )
    mining = make_mining()
    fresh = replace(mining.mine, target=u256(2**200))
    mined = replace(fresh, last_mined_epoch=storage.epoch(1), submissions=u256(3))
    caller = storage.WORKER_CONTEXT_CALLER
    case = None
    for slug, mine in (("fresh", fresh), ("mined", mined)):
        mining.mine = mine
        for epoch in (1, 2, 3, 5):
            first, last = get_window(mining, epoch)
            for number in (first - 1, first, last, last + 1):
                case = suite.accept(
                    f"{slug}-{epoch}-{number}",
                    f"block {number} of epoch {epoch}, {slug}",
                    mine,
                    mining.flow,
                    make_epoch_block(number),
                    caller,
                    MINER_ID,
                )
    if case is None:
        raise ValueError("no case")
    first, _ = get_window(mining, 3, OTHER_ID)
    block = make_epoch_block(first)
    suite.reject(
        "nobody",
        case,
        "for no miner",
        storage.MinerReject.MINER_ID_ZERO,
        mining.mine,
        mining.flow,
        block,
        caller,
        primitives.ZERO_HASH,
    )
