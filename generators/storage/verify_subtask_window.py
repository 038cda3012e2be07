"""Vectors of storage.md#verify_subtask_window."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_subtask_window, "blocks", "Both sides of each end.")
    reason = storage.WindowReject
    for start, end in ((0, 1), (100, 130), (2**62, 2**62 + 750)):
        window = storage.SubtaskWindow(primitives.block_number(start), primitives.block_number(end))
        case = suite.accept(
            f"{start}-first", "the first block", window, primitives.block_number(start + 1)
        )
        if end > start + 1:
            suite.accept(f"{start}-last", "the last block", window, primitives.block_number(end))
        suite.reject(
            f"{start}-early",
            case,
            "one block earlier",
            reason.WINDOW_NOT_OPEN,
            window,
            primitives.block_number(start),
        )
        suite.reject(
            f"{start}-late",
            case,
            "behind the window",
            reason.WINDOW_CLOSED,
            window,
            primitives.block_number(end + 1),
        )
    empty = storage.SubtaskWindow(primitives.block_number(100), primitives.block_number(100))
    for number, why in ((100, reason.WINDOW_NOT_OPEN), (101, reason.WINDOW_CLOSED)):
        suite.reject(
            f"empty-{number}",
            case,
            "the window has no blocks",
            why,
            empty,
            primitives.block_number(number),
        )
