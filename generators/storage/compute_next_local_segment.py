"""The next segment of a file in a shard."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import make_shard
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write files that start in several segments."""
    suite = make.suite(
        storage.compute_next_local_segment, "starts", "Files that start on several segments."
    )
    for first in (5, 2**40):
        for shard_id, count in ((1, 2), (3, 4)):
            for index in (0, 1):
                suite.accept(
                    f"{shard_id}-of-{count}-first-{first}-index-{index}",
                    f"shard {shard_id} of {count}, segment {index} of a file from segment {first}",
                    make_shard(shard_id, count),
                    primitives.entries(storage.ENTRIES_PER_SEGMENT * first),
                    primitives.segments(index),
                )
    start = primitives.entries(storage.ENTRIES_PER_SEGMENT * 3 - 2)
    suite.accept(
        "inside-a-segment",
        "a file that starts two entries in front of segment 3",
        make_shard(2, 4),
        start,
        primitives.segments(0),
    )
