"""Vectors of storage.md#has_legal_windows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generators._features.parameter_bounds.mines import BLOCKS, make_mine
from generators.framework import Maker
from zgspec.active import primitives
from zgspec.runtime import u64

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write each parameter at zero and at the last value that fits."""
    suite = make.suite(storage.has_legal_windows, "parameters", "Each parameter of a window.")
    mine = make_mine()
    suite.accept("legal", "a legal contract", mine, BLOCKS)
    for value in (0, 1, 18, 19, 28, 29, 34, 35, 58, 59, 68, 69):
        blocks = primitives.block_number(value)
        for slug, found in (
            ("window", replace(mine, target_mine_blocks=blocks)),
            ("interval", replace(mine, subtask_interval=blocks)),
            ("next-interval", replace(mine, next_subtask_interval=blocks)),
        ):
            suite.accept(f"{slug}-{value}", f"the {slug} has {value} blocks", found, BLOCKS)
    for value in (0, 1, 4, 5, 2**64 - 1):
        for slug, found in (
            ("count", replace(mine, subtask_count=u64(value))),
            ("next-count", replace(mine, next_subtask_count=u64(value))),
        ):
            suite.accept(f"{slug}-{value:x}", f"the {slug} is {value}", found, BLOCKS)
    wide = replace(
        mine,
        target_mine_blocks=primitives.block_number(60),
        subtask_count=u64(4),
        subtask_interval=primitives.block_number(10),
        next_subtask_interval=primitives.block_number(10),
    )
    suite.accept("wide", "windows longer than their distance", wide, BLOCKS)
