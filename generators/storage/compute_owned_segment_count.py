"""How many segments of a file a node stores."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.storage._node import make_shard
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write files of several sizes in several shards."""
    suite = make.suite(
        storage.compute_owned_segment_count, "files", "Files of several sizes and places."
    )
    segment = storage.SEGMENT_SIZE
    for size in [*around([segment, 4 * segment], 1, 5 * segment), 2**50]:
        for shard_id, count, first in ((1, 2, 4), (1, 4, 2)):
            suite.accept(
                f"{size}-bytes-{shard_id}-of-{count}",
                f"{size} bytes from segment {first} in shard {shard_id} of {count}",
                make_shard(shard_id, count),
                primitives.entries(storage.ENTRIES_PER_SEGMENT * first + size % 2),
                primitives.byte_count(size),
            )
