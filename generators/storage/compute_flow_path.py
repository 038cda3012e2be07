"""Vectors of storage.md#compute_flow_path."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of positions: every position of small trees."""
    suite = make.suite(storage.compute_flow_path, "positions", "Every position of small trees.")
    for tall in range(3):
        for position in range(1 << tall):
            suite.accept(
                f"{position}-at-{tall}",
                f"position {position} at height {tall}",
                primitives.entries(position),
                primitives.height(tall),
            )
    suite.accept("last", "the last position", primitives.entries(2**63 - 1), primitives.height(63))
