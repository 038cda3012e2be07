"""Vectors of storage.md#compute_challenge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators._features.storage_penalty.bonds import make_range
from generators.framework import Maker
from zgspec.runtime import u256

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage

PRESETS: Final[tuple[str, ...]] = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write draws around the period and around the number of units."""
    suite = make.suite(
        storage.compute_challenge, "draws", "Draws that ask for a unit, and that do not."
    )
    segment, period = storage.ENTRIES_PER_SEGMENT, storage.CHALLENGE_PERIOD
    for shard, shards in ((0, 1), (1, 2)):
        recall_range = make_range(5 * segment, shard, shards)
        units = storage.compute_challenged_units(recall_range)
        for number in (0, 1, units - 1, units, units + 1, 2**240):
            for rest in sorted({0, 1, period - 1}):
                suite.accept(
                    f"{shards}-{number:x}-{rest}",
                    f"number {number} and rest {rest}, shard {shard} of {shards}",
                    recall_range,
                    u256(number * period + rest),
                )
