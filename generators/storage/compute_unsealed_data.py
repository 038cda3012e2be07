"""Vectors of storage.md#compute_unsealed_data."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import add_sealing_cases
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write words, units, masks, and the ends of a sealed unit."""
    suite = make.suite(
        storage.compute_unsealed_data, "data", "Data that is unsealed, from one word to a unit."
    )
    add_sealing_cases(suite)
