"""Vectors of storage.md#compute_unit_position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import make_range
from generators.framework import Maker
from zgspec.runtime import u64

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write units around the ends of segments."""
    suite = make.suite(storage.compute_unit_position, "units", "Units around the ends of segments.")
    segment, per = storage.ENTRIES_PER_SEGMENT, storage.UNITS_PER_SEGMENT
    start = storage.ENTRIES_PER_PRICING_CHUNK
    for shard, shards in ((0, 1), (0, 2), (1, 2), (3, 4)):
        for unit in (0, 1, per - 1, per, 2 * per + 1):
            for first in (0, start):
                suite.accept(
                    f"{shards}-{shard}-{unit}-{first}",
                    f"unit {unit} of shard {shard} of {shards} from {first}",
                    make_range(12 * segment, shard, shards, first),
                    u64(unit),
                )
