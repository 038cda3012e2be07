"""Vectors of storage.md#has_windows_in_epoch."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.has_windows_in_epoch, "windows", "Both sides of the end of an epoch."
    )
    for count, interval, blocks in (
        (1, 7, 9),
        (2, 7, 9),
        (4, 800, 750),
        (3, 1, 0),
        (1, 2**64 - 1, 0),
    ):
        end = (count - 1) * interval + blocks + 1
        for epoch_blocks in around([end], 0, 2**64 - 1):
            suite.accept(
                f"{count}-{interval:x}-{blocks}-{epoch_blocks}",
                f"{count} windows of {blocks} blocks every {interval} in an epoch of {epoch_blocks}",
                u64(count),
                primitives.block_number(interval),
                primitives.block_number(blocks),
                primitives.block_number(epoch_blocks),
            )
