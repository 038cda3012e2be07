"""Vectors of storage.md#compute_sealed_data."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import MASK, add_sealing_cases
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write words, units, masks, and the ends of a sealed unit, and no data."""
    suite = make.suite(
        storage.compute_sealed_data, "data", "Data that is sealed, from one word to a unit."
    )
    add_sealing_cases(suite)
    suite.accept("nothing", "no data", b"", MASK)
