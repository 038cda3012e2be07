"""Vectors of storage.md#compute_subtask_window."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_subtask_window, "windows", "Starts and ends.")
    for index in (0, 1, 3, 4):
        for interval, blocks in ((800, 750), (1, 256), (0, 1), (7, 0)):
            suite.accept(
                f"{index}-{interval}-{blocks}",
                f"subtask {index}, every {interval} blocks, {blocks} long",
                primitives.block_number(2_386_981),
                u64(index),
                primitives.block_number(interval),
                primitives.block_number(blocks),
            )
