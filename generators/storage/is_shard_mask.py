"""Vectors of storage.md#is_shard_mask."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import BAD_MASKS, MASKS
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(storage.is_shard_mask, "masks", "Zeros below ones, and others.")
    for mask in MASKS + BAD_MASKS + (2**32, 2**64 - 2**8 - 2**9, 2**64 - 2**33 + 1, 5):
        suite.accept(f"{mask}", f"the mask {mask:#x}", u64(mask))
