"""Vectors of storage.md#compute_recall_position."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import CHUNK
from zgspec.active import primitives, storage
from zgspec.runtime import u64, u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_recall_position, "units", "Units of segments.")
    for start in (0, CHUNK, 2**60):
        for segment in (0, 1, 513):
            for offset in (0, 1, storage.UNITS_PER_SEGMENT - 1):
                suite.accept(
                    f"{start}-{segment}-{offset}",
                    f"unit {offset} of segment {segment} from {start}",
                    u256(start),
                    primitives.segments(segment),
                    u64(offset),
                )
