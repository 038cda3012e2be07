"""The next segment of a shard."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.storage._node import make_shard
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write the starts around owned segments."""
    suite = make.suite(
        storage.compute_next_owned_segment, "starts", "Starts on, in front of and behind a segment."
    )
    for shard_id, count in ((0, 1), (3, 4), (2**32 - 1, 2**32)):
        for start in around([0, shard_id + count], 0, 2**55):
            suite.accept(
                f"{shard_id}-of-{count}-from-{start}",
                f"shard {shard_id} of {count} from segment {start}",
                make_shard(shard_id, count),
                primitives.segments(start),
            )
