"""Vectors of storage.md#compute_answer."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, make_hash
from generators.puzzle import SEGMENT, UNIT, make_world
from zgspec.active import primitives, storage

PRESETS: Final = ("minimal",)


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_answer, "units", "Answers with each unit.")
    for seed in range(2):
        world = make_world(seed)
        for position in range(UNIT, 2 * SEGMENT, UNIT):
            suite.accept(
                f"{seed}-{position}",
                f"the unit at {position} of log {seed}",
                world.puzzle,
                world.log,
                make_hash("nonce", position),
                primitives.entries(position),
            )
