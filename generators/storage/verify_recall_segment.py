"""Vectors of storage.md#verify_recall_segment."""

from __future__ import annotations

from generators.framework import Draw, Maker
from generators.puzzle import FULL, SEGMENT, TOP, make_range
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_recall_segment, "bounds", "Segments at the end of ranges.")
    reason = storage.RecallPositionReject
    fit = suite.accept("one", "a range of one segment", make_range(0, SEGMENT), u256(TOP))
    for length in (0, 1, SEGMENT - 1):
        suite.reject(
            f"one-{length}",
            fit,
            f"the range has {length} entries",
            reason.RECALL_RANGE_WITHOUT_SEGMENT,
            make_range(0, length),
            u256(TOP),
        )
    for count, bits in ((5, 1), (5, 2), (7, 2), (9, 3), (1001, 8)):
        mask, size = 2**64 - 2**bits, 2**bits
        last = count // size * size
        inside = count - last - 1
        fit = suite.accept(
            f"{count}-of-{size}",
            f"the last of {count} segments, shard {inside} of {size}",
            make_range(0, SEGMENT * count, inside, mask),
            u256(last),
        )
        suite.reject(
            f"{count}-of-{size}-behind",
            fit,
            "it is the next shard",
            reason.RECALL_SEGMENT_OUT_OF_BOUND,
            make_range(0, SEGMENT * count, inside + 1, mask),
            u256(last),
        )
        if inside > 0:
            suite.reject(
                f"{count}-of-{size}-short",
                fit,
                "the range has one segment less, and the seed is that of its last round",
                reason.RECALL_SEGMENT_OUT_OF_BOUND,
                make_range(0, SEGMENT * count - 1, inside, mask),
                u256(last),
            )
    for seed in range(6):
        suite.accept(
            f"drawn-{seed}",
            f"seed {seed} of a range of 12 segments, shard 2 of 4",
            make_range(0, 12 * SEGMENT, 2, FULL - 3),
            u256(Draw("recall", seed).below(TOP)),
        )
