"""Vectors of storage.md#verify_subtask."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from generators.mining import MINER_ID, OTHER_ID, make_context, make_hashed_block, make_mine
from zgspec.active import storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_subtask, "blocks", "Both sides of the window of an id.")
    mine, reason = make_mine(), storage.WindowReject
    for name in range(3):
        context = make_context(300, make_hash("context", name))
        for miner_id in (MINER_ID, OTHER_ID):
            window = storage.get_subtask_window(mine, context, miner_id)
            slug = f"{name}-{miner_id.hex()[:4]}"
            blocks = {
                n: make_hashed_block(n, 300, 340)
                for n in (window.start, window.start + 1, window.end, window.end + 1)
            }
            case = suite.accept(
                slug, "the first block", mine, context, blocks[window.start + 1], miner_id
            )
            suite.accept(
                f"{slug}-last", "the last block", mine, context, blocks[window.end], miner_id
            )
            suite.reject(
                f"{slug}-early",
                case,
                "one block earlier",
                reason.WINDOW_NOT_OPEN,
                mine,
                context,
                blocks[window.start],
                miner_id,
            )
            suite.reject(
                f"{slug}-late",
                case,
                "behind the last block",
                reason.WINDOW_CLOSED,
                mine,
                context,
                blocks[window.end + 1],
                miner_id,
            )
