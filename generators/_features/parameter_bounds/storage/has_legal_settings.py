"""Vectors of storage.md#has_legal_settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generators._features.parameter_bounds.mines import make_mine
from generators.framework import Maker
from zgspec.runtime import u256

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write both sides of each bound."""
    suite = make.suite(storage.has_legal_settings, "bounds", "Both sides of each bound.")
    mine = make_mine()
    suite.accept("legal", "a legal contract", mine)
    for value in (0, 1, 2**15, 2**15 + 1):
        for slug, found in (
            ("wanted", replace(mine, target_submissions=u256(value))),
            ("next-wanted", replace(mine, next_target_submissions=u256(value))),
            ("ratio", replace(mine, adjust_ratio=u256(value))),
        ):
            suite.accept(f"{slug}-{value}", f"the {slug} is {value}", found)
    for value in (1, 2**191, 2**191 + 1):
        found = replace(mine, min_difficulty=u256(value))
        suite.accept(f"least-{value:x}", f"a minimum difficulty of {value}", found)
