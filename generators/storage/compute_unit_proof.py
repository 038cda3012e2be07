"""Vectors of storage.md#compute_unit_proof."""

from __future__ import annotations

from typing import Final

from generators.flow import make_log
from generators.framework import Maker
from generators.puzzle import UNIT
from zgspec.active import primitives, storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_unit_proof, "units", "Units of logs.")
    for count in (UNIT, UNIT + 1, 2 * UNIT, 3 * UNIT, 7 * UNIT + 1):
        leaves = make_log(count)
        for position in range(0, count, UNIT):
            suite.accept(
                f"{position}-of-{count}",
                f"the unit at {position} of {count}",
                leaves,
                primitives.entries(position),
            )
