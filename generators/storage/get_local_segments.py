"""The segments of a file that a node stores."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.storage._node import make_shard
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write files of several sizes in several shards."""
    suite = make.suite(storage.get_local_segments, "files", "Files of several sizes and places.")
    segment = storage.SEGMENT_SIZE
    for size in [1, *around([segment, 4 * segment], 1, 5 * segment), 9 * segment]:
        for shard_id, count, first in ((0, 1, 7), (1, 2, 4)):
            suite.accept(
                f"{size}-bytes-{shard_id}-of-{count}",
                f"{size} bytes from segment {first} in shard {shard_id} of {count}",
                make_shard(shard_id, count),
                primitives.entries(storage.ENTRIES_PER_SEGMENT * first),
                primitives.byte_count(size),
            )
