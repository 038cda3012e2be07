"""Vectors of storage.md#process_set_target_mine_blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generators._features.parameter_bounds.mines import (
    ADMIN,
    BLOCKS,
    STRANGER,
    make_fresh_mine,
    make_mine,
)
from generators.framework import Maker
from zgspec.active import primitives
from zgspec.runtime import u64

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write both sides of each bound of the length of a window."""
    suite = make.suite(
        storage.process_set_target_mine_blocks,
        "values",
        "The lengths that fit, and those that do not.",
    )
    reason, ours = storage.ParameterReject, storage.BoundReject
    first, next_ = make_mine(), replace(make_mine(), next_subtask_count=u64(4))
    for slug, mine, last in (
        ("this", first, 58),
        ("next", next_, 38),
        ("fresh", make_fresh_mine(), 58),
    ):
        for value in (1, last):
            blocks = primitives.block_number(value)
            case = suite.accept(
                f"{slug}-{value}", f"{value} blocks, {slug}", mine, BLOCKS, ADMIN, blocks
            )
            suite.reject(
                f"{slug}-{value}-stranger",
                case,
                "by a stranger",
                reason.NOT_MINE_ADMIN,
                mine,
                BLOCKS,
                STRANGER,
                blocks,
            )
        for value, why in (
            (0, ours.WINDOW_EMPTY),
            (last + 1, ours.WINDOWS_LEAVE_EPOCH),
            (256, ours.WINDOWS_LEAVE_EPOCH),
            (257, reason.WINDOW_TOO_LONG),
            (2**64 - 1, reason.WINDOW_TOO_LONG),
        ):
            blocks = primitives.block_number(value)
            suite.reject(
                f"{slug}-{value}", case, f"{value} blocks", why, mine, BLOCKS, ADMIN, blocks
            )
    long = primitives.block_number(10_000)
    for value in (255, 256):
        blocks = primitives.block_number(value)
        suite.accept(f"long-{value}", f"{value} blocks of a long epoch", first, long, ADMIN, blocks)
