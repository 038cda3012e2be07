"""Vectors of storage.md#verify_submission_layout."""

from __future__ import annotations

from generators.files import BAD_HEIGHTS
from generators.framework import Maker
from zgspec.active import primitives, storage
from zgspec.runtime import u64, u256


def generate(make: Maker) -> None:
    """Make the suite of lengths: both ends of every layout."""
    suite = make.suite(storage.verify_submission_layout, "lengths", "Both ends of every layout.")
    entry, reason = storage.ENTRY_SIZE, storage.SubmissionReject
    for count in (
        1,
        2,
        3,
        5,
        8,
        15,
        16,
        18,
        20,
        26,
        30,
        32,
        36,
        60,
        64,
        9 * 2**20,
        2**40,
        15 * 2**59,
    ):
        heights = storage.compute_submission_heights(primitives.entries(count))
        smaller = storage.compute_smaller_capacity(
            primitives.entries(count), u64(len(heights)), heights[0]
        )
        case = suite.accept(
            f"{count}-full", f"{count} entries that are full", u256(entry * count), heights
        )
        suite.reject(
            f"{count}-above",
            case,
            "one byte more",
            reason.LENGTH_ABOVE_CAPACITY,
            u256(entry * count + 1),
            heights,
        )
        least = entry * smaller + 1
        if least < entry * count:
            case = suite.accept(
                f"{count}-least",
                f"the fewest bytes that need {count} entries",
                u256(least),
                heights,
            )
        suite.reject(
            f"{count}-below",
            case,
            "as many bytes as fit into less",
            reason.LENGTH_BELOW_CAPACITY,
            u256(least - 1),
            heights,
        )
    add_heights(make)


def add_heights(make: Maker) -> None:
    """Add layouts that padding does not produce."""
    suite = make.suite(
        storage.verify_submission_layout, "heights", "Heights that are out of order or range."
    )
    entry, reason = storage.ENTRY_SIZE, storage.SubmissionReject
    case = suite.accept(
        "right", "heights 5, 4 and 2", u256(entry * 52), [primitives.height(h) for h in (5, 4, 2)]
    )
    for slug, change, heights, expected in BAD_HEIGHTS:
        suite.reject(
            slug, case, change, expected, u256(entry * 52), [primitives.height(h) for h in heights]
        )
    off = (
        ("low", "smaller heights", (4, 3, 2), reason.LENGTH_ABOVE_CAPACITY),
        ("high", "larger heights", (6, 4, 3), reason.LENGTH_BELOW_CAPACITY),
    )
    for slug, change, heights, expected in off:
        suite.reject(
            slug, case, change, expected, u256(entry * 52), [primitives.height(h) for h in heights]
        )
    highest = [primitives.height(63)]
    case = suite.accept("highest", "the largest height", u256(entry * 2**63), highest)
    suite.reject(
        "highest-above",
        case,
        "one byte more",
        reason.LENGTH_ABOVE_CAPACITY,
        u256(entry * 2**63 + 1),
        highest,
    )
    suite.reject("no-length", case, "no bytes", reason.LENGTH_BELOW_CAPACITY, u256(0), highest)
    suite.reject(
        "endless",
        case,
        "as many bytes as a word can say",
        reason.LENGTH_ABOVE_CAPACITY,
        u256(2**256 - 1),
        highest,
    )
