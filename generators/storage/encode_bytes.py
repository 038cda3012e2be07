"""Vectors of storage.md#encode_bytes."""

from __future__ import annotations

from generators.framework import Maker, around, make_data
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of lengths: around whole words."""
    suite = make.suite(storage.encode_bytes, "lengths", "Around whole words.")
    for length in around([0, 32, 64], 0, 65):
        suite.accept(f"{length}", f"{length} bytes", make_data(length))
