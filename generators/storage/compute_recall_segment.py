"""Vectors of storage.md#compute_recall_segment."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import FULL, SEGMENT, TOP, make_range
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_recall_segment, "ranges", "Segments that seeds choose.")
    for count, shard_id, mask in (
        (1, 0, FULL),
        (5, 0, FULL),
        (5, 1, FULL - 1),
        (6, 3, FULL - 3),
        (1000, 100, 2**64 - 2**8),
        (3, 200, 2**64 - 2**8),
    ):
        for number in sorted({0, 1, count - 1, count, 2**64 + 3, TOP}):
            suite.accept(
                f"{number % 2**32}-{number.bit_length()}-{count}-{shard_id}-{mask % 997}",
                f"seed {number}, {count} segments, shard {shard_id}",
                make_range(0, SEGMENT * count, shard_id, mask),
                u256(number),
            )
