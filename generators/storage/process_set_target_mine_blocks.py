"""Vectors of storage.md#process_set_target_mine_blocks."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import ADMIN, STRANGER, make_fresh_mine, make_mine
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.process_set_target_mine_blocks,
        "values",
        "Who may set which value, and from when on.",
    )
    reason = storage.ParameterReject
    for slug, mine in (("mined", make_mine()), ("fresh", make_fresh_mine())):
        for value in (0, 1, 255, 256):
            case = suite.accept(
                f"{slug}-{value:x}",
                f"a value of {value:#x}",
                mine,
                ADMIN,
                primitives.block_number(value),
            )
            suite.reject(
                f"{slug}-{value:x}-stranger",
                case,
                "by a stranger",
                reason.NOT_MINE_ADMIN,
                mine,
                STRANGER,
                primitives.block_number(value),
            )

        for value, why in (
            (257, reason.WINDOW_TOO_LONG),
            (18446744073709551615, reason.WINDOW_TOO_LONG),
        ):
            suite.reject(
                f"{slug}-{value:x}",
                case,
                f"a value of {value:#x}",
                why,
                mine,
                ADMIN,
                primitives.block_number(value),
            )
            suite.reject(
                f"{slug}-{value:x}-both",
                case,
                f"by a stranger, a value of {value:#x}",
                reason.NOT_MINE_ADMIN,
                mine,
                STRANGER,
                primitives.block_number(value),
            )
