"""How many segments of a shard stand in front of a place."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.storage._node import make_shard
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write the places around which the count grows."""
    suite = make.suite(
        storage.compute_owned_count_below, "steps", "Places around which the count grows."
    )
    for shard_id, count in ((1, 4), (5, 2**32)):
        for end in around([0, shard_id, 2**54 + shard_id], 0, 2**55):
            suite.accept(
                f"{shard_id}-of-{count}-below-{end}",
                f"shard {shard_id} of {count} in front of segment {end}",
                make_shard(shard_id, count),
                primitives.segments(end),
            )
