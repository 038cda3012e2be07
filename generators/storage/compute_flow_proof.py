"""Vectors of storage.md#compute_flow_proof."""

from __future__ import annotations

from generators.flow import make_log
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of positions: logs of one to many entries."""
    suite = make.suite(storage.compute_flow_proof, "positions", "Logs of one to many entries.")
    for count in (1, 2, 3, 5, 8, 9):
        for position in sorted({0, count // 2, count - 1}):
            suite.accept(
                f"{position}-of-{count}",
                f"position {position} of {count}",
                make_log(count),
                primitives.entries(position),
            )
