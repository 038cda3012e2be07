"""Vectors of storage.md#verify_quality."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import MOST, SEGMENT, TOP, make_range
from zgspec.active import primitives, storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_quality, "limits", "Both sides of the limit.")
    reason = storage.QualityReject
    for count in (1, 2, 256):
        own = make_range(0, SEGMENT, 0, 2**64 - count)
        for length in (2**16 + 5, 2 * MOST * count):
            log = primitives.entries(length)
            for target in (TOP // 1_000_000, 2**100, 2**200 + 12345):
                limit = storage.compute_quality_limit(u256(target), own, log)
                slug = f"{target.bit_length()}-{length}-{count}"
                fit = suite.accept(
                    slug,
                    f"an output at the limit of {target:#x}, {length} entries, {count} shards",
                    primitives.encode_word(limit),
                    u256(target),
                    own,
                    log,
                )
                suite.reject(
                    f"{slug}-above",
                    fit,
                    "the output is one more",
                    reason.QUALITY_NOT_REACHED,
                    primitives.encode_word(u256(limit + 1)),
                    u256(target),
                    own,
                    log,
                )
        suite.reject(
            f"short-{count}",
            fit,
            "the log has fewer entries than shards",
            reason.FLOW_TOO_SHORT_FOR_SHARDS,
            primitives.encode_word(limit),
            u256(target),
            own,
            primitives.entries(count - 1),
        )
