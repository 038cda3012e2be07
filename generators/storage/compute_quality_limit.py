"""Vectors of storage.md#compute_quality_limit."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import MOST, SEGMENT, TOP, make_range
from zgspec.active import primitives, storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_quality_limit, "limits", "Targets and shards.")
    reason = storage.QualityReject.FLOW_TOO_SHORT_FOR_SHARDS
    for count in (1, 2, 256):
        for length in (2**16 + 5, 3 * 2**20, MOST, 2 * MOST * count):
            own = make_range(0, SEGMENT, 0, 2**64 - count)
            for target in (TOP, TOP // 1_000_000, 2**64, 2**64 - 1, 2**128 + 2**63):
                fit = suite.accept(
                    f"{target.bit_length()}-{target % 997}-{length}-{count}",
                    f"target {target:#x}, {length} entries, {count} shards",
                    u256(target),
                    own,
                    primitives.entries(length),
                )
        suite.reject(
            f"short-{count}",
            fit,
            "the log has fewer entries than shards",
            reason,
            u256(target),
            own,
            primitives.entries(count - 1),
        )
