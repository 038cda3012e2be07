"""Vectors of storage.md#get_sealing_range."""

from __future__ import annotations

from generators.framework import Maker, around, make_hash
from generators.puzzle import UNIT
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.get_sealing_range, "units", "Units around the ends of contexts.")
    epochs = storage.EpochRanges(primitives.entries(0), [])
    ends = (UNIT - 1, 3 * UNIT, 3 * UNIT, 5 * UNIT + 1, 9 * UNIT)
    for index in range(len(ends)):
        end = primitives.entries(ends[index])
        storage.process_append_epoch_range(epochs, end, make_hash("range", index))
    for position in around(
        [0, UNIT, 2 * UNIT, 3 * UNIT, 4 * UNIT, 5 * UNIT, 8 * UNIT], 0, 8 * UNIT
    ):
        suite.accept(f"{position}", f"the unit at {position}", epochs, primitives.entries(position))
