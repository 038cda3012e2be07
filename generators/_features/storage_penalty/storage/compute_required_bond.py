"""Vectors of storage.md#compute_required_bond."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators._features.storage_penalty.bonds import make_range
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage

PRESETS: Final[tuple[str, ...]] = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write both sides of a whole pricing chunk, for one and for several shards."""
    suite = make.suite(storage.compute_required_bond, "lengths", "Whole pricing chunks, and parts.")
    chunk = storage.ENTRIES_PER_PRICING_CHUNK
    for shards in (1, 2, 8, 256):
        for length in (
            0,
            1,
            chunk * shards - 1,
            chunk * shards,
            chunk * shards + 1,
            5 * chunk * shards,
        ):
            suite.accept(
                f"{shards}-{length}",
                f"{length} entries in {shards} shards",
                make_range(length, shards=shards),
            )
