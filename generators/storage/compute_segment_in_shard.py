"""Vectors of storage.md#compute_segment_in_shard."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import FULL
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_segment_in_shard, "shards", "Segments moved into shards.")
    for bits in (0, 1, 2, 8, 33, 63):
        for shard_id in sorted({0, 1, 2**bits - 1, 2**bits // 2}):
            if shard_id < 2**bits:
                for segment in sorted(
                    {0, 1, 2**bits - 1, 2**bits, 2 ** (bits + 1) - 1, 2**40 + 77}
                ):
                    if segment < 2**64:
                        suite.accept(
                            f"{segment}-to-{shard_id}-of-2-{bits}",
                            f"segment {segment} and shard {shard_id} of 2**{bits}",
                            primitives.segments(segment),
                            u64(shard_id),
                            u64(2**64 - 2**bits),
                        )
    suite.accept(
        "last", "the last segment of all", primitives.segments(2**64 - 1), u64(0), u64(FULL)
    )
