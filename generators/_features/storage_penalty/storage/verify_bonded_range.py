"""Vectors of storage.md#verify_bonded_range."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import (
    MINER_ID,
    OTHER_ID,
    make_bond,
    make_range,
    make_register,
)
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write ranges that a bond is for, up to its slack, and others."""
    suite = make.suite(
        storage.verify_bonded_range, "ranges", "Both sides of the slack, and other ranges."
    )
    reason, chunk = storage.BondReject, storage.ENTRIES_PER_PRICING_CHUNK
    length = 2 * storage.ENTRIES_PER_SEGMENT
    for shards in (1, 2):
        bond = replace(make_bond(), range=make_range(length, shards=shards))
        register = make_register(make_bond(miner_id=OTHER_ID, length=9), bond)
        for found in (0, length - 1, length, length + 1, length + chunk * shards - 1):
            case = suite.accept(
                f"{shards}-{found}",
                f"{found} entries of {shards} shards",
                register,
                MINER_ID,
                make_range(found, shards=shards),
            )
        for found in (length + chunk * shards, 2**255):
            suite.reject(
                f"{shards}-{found:x}",
                case,
                f"{found} entries",
                reason.ANSWER_RANGE_NOT_BONDED,
                register,
                MINER_ID,
                make_range(found, shards=shards),
            )
    for slug, other in (
        ("start", make_range(length, shards=2, start=int(chunk))),
        ("shard", make_range(length, 1, 2)),
        ("mask", make_range(length, shards=4)),
    ):
        suite.reject(
            slug, case, f"another {slug}", reason.ANSWER_RANGE_NOT_BONDED, register, MINER_ID, other
        )
    suite.reject(
        "unknown",
        case,
        "without a bond",
        reason.ANSWER_WITHOUT_BOND,
        make_register(),
        MINER_ID,
        make_range(length),
    )
