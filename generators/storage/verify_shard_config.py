"""Shards that exist, and shards that do not."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import make_shard
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write both sides of every limit."""
    suite = make.suite(
        storage.verify_shard_config, "limits", "Ids and numbers of shards on both sides of limits."
    )
    id_reason = storage.ShardReject.SHARD_ID_OUT_OF_RANGE
    count_reason = storage.ShardReject.SHARD_COUNT_NOT_POWER_OF_TWO
    for count in (1, 2, 1024, 2**63):
        last = suite.accept(
            f"last-of-{count}", f"the last of {count} shards", make_shard(count - 1, count)
        )
        suite.reject(
            f"behind-{count}", last, "the id is one more", id_reason, make_shard(count, count)
        )
    first = suite.accept("first-of-4", "the first of 4 shards", make_shard(0, 4))
    for count in (3, 5, 6, 12, 2**63 + 1, 2**64 - 1):
        change = f"the number of shards is {count}"
        suite.reject(f"first-of-{count}", first, change, count_reason, make_shard(0, count))
    suite.reject("none", first, "there is no shard", id_reason, make_shard(0, 0))
    change = "both the id and the number are wrong"
    suite.reject("both", first, change, id_reason, make_shard(3, 3))
