"""Segments inside and outside of shards."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import make_shard
from zgspec.active import primitives, storage

SHARDS = ((0, 1), (1, 2), (2, 4), (2**32 - 1, 2**32))


def generate(make: Maker) -> None:
    """Write owned segments and their neighbours."""
    suite = make.suite(storage.has_segment, "neighbours", "Owned segments and their neighbours.")
    for shard_id, count in SHARDS:
        places = {0, shard_id, shard_id + 1, 2**54 + shard_id}
        for segment in sorted(places):
            suite.accept(
                f"{shard_id}-of-{count}-segment-{segment}",
                f"shard {shard_id} of {count} and segment {segment}",
                make_shard(shard_id, count),
                primitives.segments(segment),
            )
