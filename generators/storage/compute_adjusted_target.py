"""Vectors of storage.md#compute_adjusted_target."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_adjusted_target, "adjustments", "Every clamp, and rounding.")
    reason, top = storage.DifficultyReject, 2**256 - 1
    for target in (
        0,
        1,
        2**16,
        41 * 2**16,
        2**64 - 1,
        top // 1_000_000,
        top // 3 * 2,
        top // 2,
        top // 2 + 2**17,
        top,
    ):
        for wanted, found, ratio, least in (
            (100, 100, 20, 0),
            (100, 200, 20, 0),
            (100, 1, 20, 0),
            (2, 200, 1, 0),
            (100, 100, 20, 1_000_000),
            (40, 1, 3, 5),
            (7, 3, 1, 2**255),
        ):
            suite.accept(
                f"{target:x}-{wanted}-{found}-{ratio}-{least:x}",
                f"{found} of {wanted} answers, ratio {ratio}, minimum {least:#x}",
                u256(target),
                u256(wanted),
                u256(found),
                u256(ratio),
                u256(least),
            )
    case = suite.accept(
        "wanted", "few wanted answers", u256(top), u256(2**16), u256(1), u256(1), u256(0)
    )
    suite.reject(
        "too-many",
        case,
        "one wanted answer more",
        reason.EXPECTED_TARGET_OVERFLOW,
        u256(top),
        u256(2**16 + 1),
        u256(1),
        u256(1),
        u256(0),
    )
    suite.reject(
        "ratio",
        case,
        "a ratio of two",
        reason.ADJUSTMENT_OVERFLOW,
        u256(top),
        u256(2**16),
        u256(1),
        u256(2),
        u256(0),
    )
