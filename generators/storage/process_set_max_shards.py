"""Vectors of storage.md#process_set_max_shards."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import ADMIN, STRANGER, make_fresh_mine, make_mine
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.process_set_max_shards, "values", "Who may set which value, and from when on."
    )
    reason = storage.ParameterReject
    for slug, mine in (("mined", make_mine()), ("fresh", make_fresh_mine())):
        for value in (1, 2, 256, 9223372036854775808):
            case = suite.accept(
                f"{slug}-{value:x}", f"a value of {value:#x}", mine, ADMIN, u64(value)
            )
            suite.reject(
                f"{slug}-{value:x}-stranger",
                case,
                "by a stranger",
                reason.NOT_MINE_ADMIN,
                mine,
                STRANGER,
                u64(value),
            )

        for value, why in (
            (0, reason.MAX_SHARDS_ZERO),
            (3, reason.MAX_SHARDS_NOT_POWER_OF_TWO),
            (18446744073709551615, reason.MAX_SHARDS_NOT_POWER_OF_TWO),
        ):
            suite.reject(
                f"{slug}-{value:x}", case, f"a value of {value:#x}", why, mine, ADMIN, u64(value)
            )
            suite.reject(
                f"{slug}-{value:x}-both",
                case,
                f"by a stranger, a value of {value:#x}",
                reason.NOT_MINE_ADMIN,
                mine,
                STRANGER,
                u64(value),
            )
