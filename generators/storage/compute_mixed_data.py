"""Vectors of storage.md#compute_mixed_data."""

from __future__ import annotations

from generators.framework import Maker, make_data
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_mixed_data, "units", "Parts of the pad.")
    pad = make_data(storage.UNIT_SIZE * storage.UNITS_PER_PAD, 1)
    for offset in (0, 1, 2, 3, storage.UNITS_PER_PAD, storage.UNITS_PER_SEGMENT - 1):
        suite.accept(
            f"{offset}",
            f"unit {offset}",
            make_data(storage.UNIT_SIZE, 2),
            pad,
            u64(offset),
        )
    suite.accept("zeros", "a unit of zeros", bytes(storage.UNIT_SIZE), pad, u64(1))
    suite.accept("ones", "a unit of ones", b"\xff" * storage.UNIT_SIZE, pad, u64(1))
