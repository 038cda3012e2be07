"""Vectors of storage.md#compute_decay_part."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Write powers around one and one half, and amounts around the rounding."""
    suite = make.suite(
        storage.compute_decay_part, "powers", "Powers around zero, one half and one."
    )
    for power in around([0, 2**95, 2**96], 0, 2**96):
        for locked in (0, 1, 3, storage.MAX_REWARD):
            suite.accept(
                f"{power}-{locked}",
                f"{locked} wei of which {power} parts of 2**96 remain",
                primitives.wei(locked),
                u256(power),
            )
