"""Vectors of storage.md#verify_bond_range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import make_range
from generators.framework import Maker
from zgspec.active import primitives
from zgspec.runtime import u64

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write ranges of a short log, and what no bond is for."""
    suite = make.suite(storage.verify_bond_range, "ranges", "Shards of a short log, and mistakes.")
    segment = storage.ENTRIES_PER_SEGMENT
    log = primitives.entries(3 * segment + 1)
    for shards in (1, 2, 4):
        for shard in range(min(shards, 3)):
            case = suite.accept(
                f"{shards}-{shard}",
                f"shard {shard} of {shards}",
                make_range(3 * segment, shard, shards),
                log,
                u64(4),
            )
    missing = storage.BondReject.BOND_RANGE_WITHOUT_SEGMENT
    short = make_range(3 * segment, 3, 4)
    suite.reject("no-segment", case, "a shard without a segment", missing, short, log, u64(4))
    tiny = primitives.entries(segment - 1)
    suite.reject("tiny", case, "a log below a segment", missing, make_range(0), tiny, u64(4))
    recall = storage.RecallReject
    suite.reject(
        "short",
        case,
        "a range that is too short",
        recall.RECALL_RANGE_TOO_SHORT,
        make_range(2 * segment, 2, 4),
        log,
        u64(4),
    )
    suite.reject(
        "shards",
        case,
        "fewer shards are allowed",
        recall.TOO_MANY_SHARDS,
        make_range(3 * segment, 2, 4),
        log,
        u64(2),
    )
