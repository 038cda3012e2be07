"""Vectors of storage.md#process_set_subtask_count."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import ADMIN, EPOCH_BLOCKS, STRANGER, make_fresh_mine, make_mine
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.process_set_subtask_count, "values", "Both sides of the last window that fits."
    )
    reason, blocks = storage.ParameterReject, primitives.block_number(EPOCH_BLOCKS)
    for slug, mine, last in (("mined", make_mine(), 4), ("fresh", make_fresh_mine(), 2)):
        for count in (1, last):
            case = suite.accept(
                f"{slug}-{count}", f"{count} subtasks", mine, blocks, ADMIN, u64(count)
            )
            suite.reject(
                f"{slug}-{count}-stranger",
                case,
                "by a stranger",
                reason.NOT_MINE_ADMIN,
                mine,
                blocks,
                STRANGER,
                u64(count),
            )
        for count in (last + 1, 2**64 - 1):
            suite.reject(
                f"{slug}-{count:x}",
                case,
                f"{count} subtasks",
                reason.TOO_MANY_SUBTASKS,
                mine,
                blocks,
                ADMIN,
                u64(count),
            )
        suite.reject(
            f"{slug}-zero", case, "no subtasks", reason.SUBTASKS_ZERO, mine, blocks, ADMIN, u64(0)
        )
