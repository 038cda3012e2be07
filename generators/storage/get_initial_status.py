"""The status of a file when its transaction comes."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import make_bare_transaction, make_shard
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write files on both sides of the first owned segment."""
    suite = make.suite(
        storage.get_initial_status, "shards", "Files with and without owned segments."
    )
    segment = storage.SEGMENT_SIZE
    for size in (segment, 3 * segment, 3 * segment + 1):
        for shard_id, count, first in ((3, 4, 0), (3, 4, 4), (0, 4, 1)):
            start = storage.ENTRIES_PER_SEGMENT * first
            suite.accept(
                f"{size}-bytes-{shard_id}-of-{count}-from-{first}",
                f"{size} bytes from segment {first} in shard {shard_id} of {count}",
                make_shard(shard_id, count),
                make_bare_transaction(size, start),
            )
