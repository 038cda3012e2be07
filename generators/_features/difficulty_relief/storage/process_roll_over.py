"""Vectors of storage.md#process_roll_over with relief."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.framework import Maker
from generators.mining import make_fresh_mine, make_mine
from zgspec.active import storage
from zgspec.runtime import u256

PRESETS: Final[tuple[str, ...]] = ("mainnet", "minimal")
HARD: Final = 2**200
"""A target that no miner of this world meets."""


def generate(make: Maker) -> None:
    """Write all suites."""
    _generate_mined(make)
    _generate_fresh(make)


def _generate_mined(make: Maker) -> None:
    """Write epochs behind one with answers, and what the adjustment refuses."""
    suite = make.suite(
        storage.process_roll_over, "mined", "Silent epochs behind one with answers, and none."
    )
    reason = storage.DifficultyReject
    mine = replace(make_mine(), target=u256(HARD))
    for number in (3, 5, 6, 7, 34, 35, 36, 37, 2**64 - 1):
        suite.accept(f"{number:x}", f"epoch {number} after 3", mine, storage.epoch(number))
    case = suite.accept("4", "epoch 4 after 3", mine, storage.epoch(4))
    for number in (0, 2):
        suite.reject(
            f"{number}",
            case,
            f"epoch {number}",
            reason.EPOCH_DECREASES,
            mine,
            storage.epoch(number),
        )
    for ratio, least, found in ((1, 0, 4), (20, 8, 1), (2, 3, 2)):
        changed = replace(
            mine, adjust_ratio=u256(ratio), min_difficulty=u256(least), submissions=u256(found)
        )
        for number in (4, 6, 300):
            suite.accept(
                f"settings-{ratio}-{least}-{found}-{number}",
                f"epoch {number} with other settings",
                changed,
                storage.epoch(number),
            )
    huge = replace(mine, target_submissions=u256(2**254))
    steep = replace(mine, adjust_ratio=u256(2**256 - 1))
    for number in (4, 9):
        for slug, changed, change, why in (
            ("huge", huge, "too many wanted answers", reason.EXPECTED_TARGET_OVERFLOW),
            ("steep", steep, "a huge ratio", reason.ADJUSTMENT_OVERFLOW),
        ):
            suite.reject(
                f"{slug}-{number}",
                case,
                f"{change}, in epoch {number}",
                why,
                changed,
                storage.epoch(number),
            )


def _generate_fresh(make: Maker) -> None:
    """Write epochs of a contract that was never mined."""
    suite = make.suite(
        storage.process_roll_over, "fresh", "Epochs before the first answer: relief, no adjustment."
    )
    for target in (HARD, 2**255):
        for number in (0, 1, 2, 3, 4, 5, 32, 33, 34, 35, 1000):
            suite.accept(
                f"{target.bit_length()}-{number}",
                f"epoch {number} at a target of {target:#x}",
                replace(make_fresh_mine(), target=u256(target)),
                storage.epoch(number),
            )
    suite.accept(
        "least",
        "a minimum difficulty ends the relief",
        replace(make_fresh_mine(), target=u256(HARD), min_difficulty=u256(2**50)),
        storage.epoch(40),
    )
    spread = replace(
        make_fresh_mine(), target=u256(HARD), next_target_submissions=u256(9), submissions=u256(1)
    )
    suite.accept("next", "parameters that differ", spread, storage.epoch(2))
