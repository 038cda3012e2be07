"""Vectors of storage.md#process_set_target_submissions."""

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
    """Write both sides of the bounds of wanted answers."""
    suite = make.suite(
        storage.process_set_target_submissions, "values", "Both sides of each bound."
    )
    reason, ours = storage.ParameterReject, storage.BoundReject
    for slug, mine in (("mined", make_mine()), ("fresh", make_fresh_mine())):
        for value in (1, 2, 2**15 - 1, 2**15):
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
            (0, ours.TARGET_SUBMISSIONS_ZERO),
            (2**15 + 1, ours.TARGET_SUBMISSIONS_TOO_MANY),
            (2**254, ours.TARGET_SUBMISSIONS_TOO_MANY),
        ):
            suite.reject(
                f"{slug}-{value:x}", case, f"a value of {value:#x}", why, mine, ADMIN, u256(value)
            )
