"""Vectors of storage.md#get_subtask_digest."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import HISTORY, INSTRUCTION, make_context, make_hashed_block, make_mine
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.get_subtask_digest, "digests", "Both sources of block hashes.")
    window = storage.SubtaskWindow(primitives.block_number(300), primitives.block_number(1300))
    for source in (HISTORY, INSTRUCTION):
        for number in (301, 556, 557):
            suite.accept(
                f"{source.name.lower().replace('_', '-')}-{number}",
                f"{number - 300} blocks behind the start",
                make_mine(source),
                make_context(),
                make_hashed_block(number, 300, 340),
                window,
            )
