"""Vectors of storage.md#compute_weighted_target."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, Suite
from zgspec.active import storage
from zgspec.runtime import Uint256, u256

TOP: Final = 2**240 - 1
TargetSuite = Suite[[Uint256, Uint256, Uint256, Uint256]]


def generate(make: Maker) -> None:
    """Write means of several weights, and targets on both sides of each overflow."""
    suite = make.suite(storage.compute_weighted_target, "means", "Rounding, and both overflows.")
    for scaled in (0, 1, 40, 41, 2**200 + 7, TOP):
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
                *make_words(scaled, wanted, found, ratio),
            )
    add_overflows(suite)


def make_words(
    scaled: int, wanted: int, found: int, ratio: int
) -> tuple[Uint256, Uint256, Uint256, Uint256]:
    """Return the arguments of a call."""
    return u256(scaled), u256(wanted), u256(found), u256(ratio)


def add_overflows(suite: TargetSuite) -> None:
    """Add targets, sums and ratios on both sides of the largest word."""
    reason, most = storage.DifficultyReject, 2**256 - 1
    edge = suite.accept("edge", "the largest wanted target", *make_words(1, most, 1, 1))
    change = "an old target above one, and wanted answers beyond it"
    for wanted, found in ((2**255, 1), (most, 2)):
        words = make_words(3, wanted, found, 1)
        suite.reject(f"wanted-{wanted:x}", edge, change, reason.EXPECTED_TARGET_OVERFLOW, *words)
    suite.accept("just", "a sum that just fits", *make_words(1, most - 1, 1, 2))
    words = make_words(1, most, 1, 2)
    suite.reject("sum", edge, "a ratio of two", reason.ADJUSTMENT_OVERFLOW, *words)
    title = f"a ratio of {2**16:#x}"
    suite.accept(f"ratio-{2**16:x}", title, *make_words(TOP, 1, 1, 2**16))
    for ratio in (2**16 + 1, 2**16 + 2, most):
        change, words = f"another target, a ratio of {ratio:#x}", make_words(TOP, 1, 1, ratio)
        suite.reject(f"ratio-{ratio:x}", edge, change, reason.ADJUSTMENT_OVERFLOW, *words)
