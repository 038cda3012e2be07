"""Whether a node can finalise one file from another."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import make_bare_transaction, make_shard
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write pairs of places, and a pair of roots."""
    suite = make.suite(storage.is_data_shareable, "pairs", "Places of two files.")
    segment = storage.ENTRIES_PER_SEGMENT
    for count in (1, 4):
        source = make_bare_transaction(1, segment * 2, "root", 1)
        for first, inside in ((3, 0), (6, 0), (6, 5), (5, segment - 1)):
            suite.accept(
                f"of-{count}-to-{first}-and-{inside}",
                f"{count} shards, from segment 2 to entry {inside} of segment {first}",
                make_shard(0, count),
                source,
                make_bare_transaction(1, segment * first + inside, "root", 2),
            )
    other = make_bare_transaction(1, segment * 2, "other root", 2)
    suite.accept("root", "another root", make_shard(0, 1), source, other)
