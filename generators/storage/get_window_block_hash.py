"""Vectors of storage.md#get_window_block_hash."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.mining import HISTORY, INSTRUCTION, make_hashed_block
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.get_window_block_hash, "sources", "Both sides of each source's reach."
    )
    known = (100, 200)
    for source, reach in ((HISTORY, 8191), (INSTRUCTION, 256)):
        for distance in (1, reach - 1, reach, reach + 1):
            for name, numbers in (("known", known), ("unknown", (99,))):
                block = make_hashed_block(100 + distance, *numbers)
                block = replace(
                    block, hashes=[item for item in block.hashes if item.number in numbers]
                )
                suite.accept(
                    f"{source.name.lower().replace('_', '-')}-{distance}-{name}",
                    f"{distance} blocks back, {name}",
                    source,
                    block,
                    primitives.block_number(100),
                )
