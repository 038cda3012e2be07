"""Vectors of storage.md#process_set_target_submissions."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import ADMIN, STRANGER, make_fresh_mine, make_mine
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.process_set_target_submissions,
        "values",
        "Who may set which value, and from when on.",
    )
    reason = storage.ParameterReject
    for slug, mine in (("mined", make_mine()), ("fresh", make_fresh_mine())):
        for value in (
            0,
            1,
            100,
            115792089237316195423570985008687907853269984665640564039457584007913129639935,
        ):
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
