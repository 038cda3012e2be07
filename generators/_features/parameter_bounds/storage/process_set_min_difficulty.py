"""Vectors of storage.md#process_set_min_difficulty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.parameter_bounds.mines import (
    ADMIN,
    STRANGER,
    make_fresh_mine,
    make_mine,
)
from generators.framework import Maker
from zgspec.runtime import u256

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write both sides of the bound, and of the present difficulty."""
    suite = make.suite(storage.process_set_min_difficulty, "values", "Both sides of each bound.")
    reason, ours = storage.ParameterReject, storage.BoundReject
    for slug, mine in (("mined", make_mine()), ("fresh", make_fresh_mine())):
        for value in (0, 1, 3, 4, 5, 2**191 - 1, 2**191):
            case = suite.accept(
                f"{slug}-{value:x}", f"a value of {value:#x}", mine, ADMIN, u256(value)
            )
            suite.reject(
                f"{slug}-{value:x}-stranger",
                case,
                "by a stranger",
                reason.NOT_MINE_ADMIN,
                mine,
                STRANGER,
                u256(value),
            )
        for value, why in (
            (2**191 + 1, ours.MIN_DIFFICULTY_TOO_HIGH),
            (2**192, ours.MIN_DIFFICULTY_TOO_HIGH),
            (2**256 - 1, ours.MIN_DIFFICULTY_TOO_HIGH),
        ):
            suite.reject(
                f"{slug}-{value:x}", case, f"a value of {value:#x}", why, mine, ADMIN, u256(value)
            )
