"""Vectors of storage.md#compute_path_position."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of paths: short and long paths."""
    suite = make.suite(storage.compute_path_position, "paths", "Short and long paths.")
    for tall in range(3):
        for position in range(1 << tall):
            path = storage.compute_flow_path(primitives.entries(position), primitives.height(tall))
            suite.accept(f"{position}-at-{tall}", f"position {position} at height {tall}", path)
    suite.accept("last", "63 steps to the right", [False] * 63)
