"""Vectors of storage.md#compute_first_mask."""

from __future__ import annotations

from generators.framework import Maker, flip, make_hash
from generators.puzzle import SEGMENT, TOP, UNIT
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_first_mask, "inputs", "Masks of units.")
    miner, context = make_hash("miner"), make_hash("context")
    for position in (0, UNIT, SEGMENT, 2**40, TOP):
        suite.accept(
            f"{position % 2**48}-{position.bit_length()}",
            f"the unit at {position}",
            miner,
            context,
            u256(position),
        )
    suite.accept("miner", "another miner", flip(miner), context, u256(UNIT))
    suite.accept("context", "another context", miner, flip(context), u256(UNIT))
    suite.accept("swapped", "miner and context swapped", context, miner, u256(UNIT))
