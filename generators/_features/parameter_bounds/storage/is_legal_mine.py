"""Vectors of storage.md#is_legal_mine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generators._features.parameter_bounds.mines import BLOCKS, make_fresh_mine, make_mine
from generators.framework import Maker
from zgspec.active import primitives
from zgspec.runtime import u64, u256

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write legal contracts, and each part of the condition broken alone."""
    suite = make.suite(storage.is_legal_mine, "states", "Legal ones, and each with one mistake.")
    mine, fresh = make_mine(), make_fresh_mine()
    suite.accept("mined", "an epoch with an answer", mine, BLOCKS)
    suite.accept("fresh", "no answer yet", fresh, BLOCKS)
    suite.accept("short", "epochs of 50 blocks", mine, primitives.block_number(50))
    for target in (2**62 - 1, 2**62, 0):
        found = replace(fresh, target=u256(target))
        suite.accept(f"target-{target:x}", f"a target of {target:#x}", found, BLOCKS)
    wanted = u256(fresh.target_submissions + 1)
    found = replace(fresh, next_target_submissions=wanted)
    suite.accept("differ", "parameters that differ before the first answer", found, BLOCKS)
    for slug, found in (
        ("windows", replace(mine, subtask_count=u64(0))),
        ("settings", replace(mine, adjust_ratio=u256(0))),
        ("answers", replace(mine, submissions=u256(5))),
    ):
        suite.accept(slug, f"{slug} that are not legal", found, BLOCKS)
