"""Vectors of storage.md#has_equal_parameters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generators._features.parameter_bounds.mines import make_fresh_mine, make_mine
from generators.framework import Maker
from zgspec.active import primitives
from zgspec.runtime import u64, u256

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write equal parameters, and each of them one higher."""
    suite = make.suite(storage.has_equal_parameters, "pairs", "Equal, and one apart.")
    mine = make_fresh_mine()
    suite.accept("equal", "the parameters are equal", mine)
    suite.accept("mined", "all parameters differ", make_mine())
    wanted = u256(mine.target_submissions + 1)
    suite.accept("wanted", "wanted answers", replace(mine, next_target_submissions=wanted))
    count = u64(mine.subtask_count + 1)
    suite.accept("count", "number of subtasks", replace(mine, next_subtask_count=count))
    interval = primitives.block_number(mine.subtask_interval + 1)
    suite.accept("interval", "interval", replace(mine, next_subtask_interval=interval))
