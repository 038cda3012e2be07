"""Vectors of storage.md#compute_own_range."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import MOST, SEGMENT
from generators.storage._node import make_shard
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_own_range, "shards", "Ranges of shards.")
    for shard_id, num_shard in ((0, 1), (1, 2), (200, 256), (0, 2**63)):
        for length in (0, SEGMENT - 1, SEGMENT, 9 * SEGMENT + 1, MOST, MOST + SEGMENT, 600 * MOST):
            suite.accept(
                f"{shard_id}-of-{num_shard}-{length}",
                f"shard {shard_id} of {num_shard} in a log of {length}",
                make_shard(shard_id, num_shard),
                primitives.entries(length),
            )
