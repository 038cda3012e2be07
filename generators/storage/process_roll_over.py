"""Vectors of storage.md#process_roll_over."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.mining import make_fresh_mine, make_mine
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.process_roll_over, "epochs", "Former, same, next and later epochs.")
    reason, mine = storage.DifficultyReject, make_mine()
    for number in (3, 4, 9, 2**64 - 1):
        case = suite.accept(
            f"{number:x}", f"epoch {number} after epoch 3", mine, storage.epoch(number)
        )
    for number in (0, 2):
        suite.reject(
            f"{number}",
            case,
            f"epoch {number}",
            reason.EPOCH_DECREASES,
            mine,
            storage.epoch(number),
        )
    for number in (0, 1, 5):
        suite.accept(
            f"fresh-{number}",
            f"epoch {number} when none was mined",
            make_fresh_mine(),
            storage.epoch(number),
        )
    for ratio, least, found in ((1, 0, 4), (20, 8, 1), (2, 3, 2)):
        changed = replace(
            mine, adjust_ratio=u256(ratio), min_difficulty=u256(least), submissions=u256(found)
        )
        suite.accept(
            f"settings-{ratio}-{least}-{found}", "other settings", changed, storage.epoch(4)
        )
    huge = replace(mine, target_submissions=u256(2**254))
    suite.accept("huge-same", "too many wanted answers, in the same epoch", huge, storage.epoch(3))
    suite.reject(
        "huge",
        case,
        "too many wanted answers",
        reason.EXPECTED_TARGET_OVERFLOW,
        huge,
        storage.epoch(4),
    )
    steep = replace(mine, adjust_ratio=u256(2**256 - 1))
    suite.reject("steep", case, "a huge ratio", reason.ADJUSTMENT_OVERFLOW, steep, storage.epoch(4))
