"""Vectors of storage.md#is_sealing_range."""

from __future__ import annotations

from generators.framework import Maker, around, make_hash
from generators.puzzle import TOP, UNIT
from zgspec.active import primitives, storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.is_sealing_range, "ends", "Units around both ends of a range.")
    name = make_hash("context")
    for start, end in ((0, 64), (16, 32), (5, 1000), (2**40 + 3, 2**41)):
        covered = storage.EpochRange(primitives.entries(start), primitives.entries(end), name)
        positions = [*around([start - UNIT, start, end - UNIT, end], 0, TOP), TOP]
        for position in positions:
            suite.accept(
                f"{position % 2**48}-{position.bit_length()}-in-{start}-{end}",
                f"a unit at {position} and the range {start} to {end}",
                covered,
                u256(position),
            )
