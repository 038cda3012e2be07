"""Vectors of storage.md#compute_output."""

from __future__ import annotations

from typing import Final

from generators.framework import Draw, Maker, make_data
from zgspec.active import storage
from zgspec.runtime import bytes64, u64

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_output, "units", "Outputs of mixed units.")
    seed = bytes64(Draw("seed").bytes(64))
    for offset in (0, 1, storage.UNITS_PER_SEGMENT - 1):
        suite.accept(
            f"{offset}", f"unit {offset}", seed, u64(offset), make_data(storage.UNIT_SIZE, 5)
        )
    suite.accept("zeros", "a unit of zeros", seed, u64(0), bytes(storage.UNIT_SIZE))
    suite.accept("other", "another seed", bytes64(bytes(64)), u64(0), bytes(storage.UNIT_SIZE))
