"""Vectors of storage.md#get_block_hash."""

from __future__ import annotations

from generators.flow import make_block
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of blocks: known and unknown blocks."""
    suite = make.suite(storage.get_block_hash, "blocks", "Known and unknown blocks.")
    block = make_block(130, 110, 120, 129)
    for number in (110, 120, 129, 128, 130):
        suite.accept(f"{number}", f"block {number}", block, primitives.block_number(number))
    suite.accept("none", "no block is known", make_block(130), primitives.block_number(110))
