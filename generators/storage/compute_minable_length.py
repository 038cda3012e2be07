"""Vectors of storage.md#compute_minable_length."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.puzzle import MOST, SEGMENT
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_minable_length, "lengths", "Around whole segments.")
    for length in around([0, SEGMENT, 7 * SEGMENT, MOST, 2**62], 0, 2**63):
        suite.accept(f"{length}", f"a log of {length} entries", primitives.entries(length))
