"""Vectors of storage.md#compute_weighted_target."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_weighted_target, "means", "Rounding, and both overflows.")
    reason, top = storage.DifficultyReject, 2**240 - 1
    for scaled in (0, 1, 40, 41, 2**200 + 7, top):
        for wanted, found, ratio in (
            (100, 100, 20),
            (100, 200, 20),
            (100, 1, 20),
            (7, 3, 1),
            (0, 1, 20),
            (3, 7, 2),
        ):
            suite.accept(
                f"{scaled:x}-{wanted}-{found}-{ratio}",
                f"{found} of {wanted} answers, ratio {ratio}",
                u256(scaled),
                u256(wanted),
                u256(found),
                u256(ratio),
            )
    edge = suite.accept(
        "edge", "the largest wanted target", u256(1), u256(2**256 - 1), u256(1), u256(1)
    )
    for wanted, found in ((2**255, 1), (2**256 - 1, 2)):
        suite.reject(
            f"wanted-{wanted:x}",
            edge,
            "an old target above one, and wanted answers beyond it",
            reason.EXPECTED_TARGET_OVERFLOW,
            u256(3),
            u256(wanted),
            u256(found),
            u256(1),
        )
    suite.accept("just", "a sum that just fits", u256(1), u256(2**256 - 2), u256(1), u256(2))
    suite.reject(
        "sum",
        edge,
        "a ratio of two",
        reason.ADJUSTMENT_OVERFLOW,
        u256(1),
        u256(2**256 - 1),
        u256(1),
        u256(2),
    )
    for ratio in (2**16, 2**16 + 1, 2**16 + 2, 2**256 - 1):
        if ratio <= 2**16:
            suite.accept(
                f"ratio-{ratio:x}",
                f"a ratio of {ratio:#x}",
                u256(top),
                u256(1),
                u256(1),
                u256(ratio),
            )
        else:
            suite.reject(
                f"ratio-{ratio:x}",
                edge,
                f"another target, a ratio of {ratio:#x}",
                reason.ADJUSTMENT_OVERFLOW,
                u256(top),
                u256(1),
                u256(1),
                u256(ratio),
            )
