"""Vectors of storage.md#compute_target_scale."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import MOST
from zgspec.active import primitives, storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_target_scale, "shards", "Short and long logs in shards.")
    reason = storage.QualityReject.FLOW_TOO_SHORT_FOR_SHARDS
    for bits in (0, 1, 3, 8, 20):
        count = 2**bits
        lengths = [count, count + 1, 3 * count - 1, 1000 * count + 7, MOST - 1, MOST, MOST + 1]
        lengths += [count * MOST - 1, count * MOST, 3 * count * MOST]
        for length in sorted({item for item in lengths if count <= item < 2**63}):
            fit = suite.accept(
                f"{length}-in-{count}",
                f"{length} entries in {count} shards",
                u256(count),
                primitives.entries(length),
            )
        suite.reject(
            f"short-in-{count}",
            fit,
            "the log has fewer entries than shards",
            reason,
            u256(count),
            primitives.entries(count - 1),
        )
    suite.reject(
        "most", fit, "there are 2**64 shards", reason, u256(2**64), primitives.entries(2**63)
    )
