"""Vectors of storage.md#compute_challenged_units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import make_range
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write shards of short and long ranges."""
    suite = make.suite(
        storage.compute_challenged_units, "shards", "Segments of a shard in a range."
    )
    segment = storage.ENTRIES_PER_SEGMENT
    for shards in (1, 2, 4):
        for count in (1, 2, 3, 4, 5, 8, 9):
            for shard in range(min(shards, count)):
                suite.accept(
                    f"{shards}-{shard}-{count}",
                    f"shard {shard} of {shards} in {count} segments",
                    make_range(count * segment, shard, shards),
                )
    suite.accept("rest", "a rest of a segment", make_range(3 * segment - 1))
