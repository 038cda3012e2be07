"""The two halves of a shard."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import make_shard
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write both halves of several shards."""
    suite = make.suite(storage.compute_split_shard, "halves", "Both halves of a shard.")
    for shard_id, count in ((0, 1), (0, 2), (1, 2), (6, 8), (2**61, 2**62)):
        for is_upper in (False, True):
            half = "upper" if is_upper else "lower"
            suite.accept(
                f"{shard_id}-of-{count}-{half}",
                f"the {half} half of shard {shard_id} of {count}",
                make_shard(shard_id, count),
                is_upper,
            )
