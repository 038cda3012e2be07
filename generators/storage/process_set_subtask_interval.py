"""Vectors of storage.md#process_set_subtask_interval."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import ADMIN, EPOCH_BLOCKS, STRANGER, make_fresh_mine, make_mine
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.process_set_subtask_interval,
        "values",
        "Both sides of the longest interval that fits.",
    )
    reason, blocks = storage.ParameterReject, primitives.block_number(EPOCH_BLOCKS)
    for slug, mine, last in (("mined", make_mine(), 34), ("fresh", make_fresh_mine(), 68)):
        for interval in (1, last):
            value = primitives.block_number(interval)
            case = suite.accept(
                f"{slug}-{interval}", f"every {interval} blocks", mine, blocks, ADMIN, value
            )
            suite.reject(
                f"{slug}-{interval}-stranger",
                case,
                "by a stranger",
                reason.NOT_MINE_ADMIN,
                mine,
                blocks,
                STRANGER,
                value,
            )
        for interval in (last + 1, 2**64 - 1):
            suite.reject(
                f"{slug}-{interval:x}",
                case,
                f"every {interval} blocks",
                reason.SUBTASK_INTERVAL_TOO_LONG,
                mine,
                blocks,
                ADMIN,
                primitives.block_number(interval),
            )
        suite.reject(
            f"{slug}-zero",
            case,
            "an interval of zero",
            reason.SUBTASK_INTERVAL_ZERO,
            mine,
            blocks,
            ADMIN,
            primitives.block_number(0),
        )
