"""Vectors of storage.md#is_minable_unit."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import UNIT
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.is_minable_unit, "positions", "The first unit, and the end of the contexts."
    )
    for end in (0, UNIT, 2 * UNIT, 5 * UNIT + 3):
        epochs = storage.EpochRanges(primitives.entries(end), [])
        for position in (0, 1, UNIT, 2 * UNIT, 4 * UNIT, 5 * UNIT, 4 * UNIT + 3, 4 * UNIT + 4):
            suite.accept(
                f"{position}-of-{end}",
                f"the unit at {position}, contexts to {end}",
                epochs,
                primitives.entries(position),
            )
