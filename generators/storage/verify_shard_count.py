"""Vectors of storage.md#verify_shard_count."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import SEGMENT, make_range
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_shard_count, "limits", "Both sides of the limit.")
    for bits in (0, 2, 8, 40, 63):
        mask = 2**64 - 2**bits
        fit = suite.accept(
            f"2-{bits}",
            f"2**{bits} shards of as many",
            make_range(0, SEGMENT, 0, mask),
            u64(2**bits),
        )
        suite.reject(
            f"2-{bits}-more",
            fit,
            "one shard less is allowed",
            storage.RecallReject.TOO_MANY_SHARDS,
            make_range(0, SEGMENT, 0, mask),
            u64(2**bits - 1),
        )
        suite.reject(
            f"2-{bits}-twice",
            fit,
            "there are twice as many shards",
            storage.RecallReject.TOO_MANY_SHARDS,
            make_range(0, SEGMENT, 0, 2**64 - 2 ** (bits + 1)),
            u64(2**bits),
        )
