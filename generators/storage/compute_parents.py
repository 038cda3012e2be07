"""Vectors of storage.md#compute_parents."""

from __future__ import annotations

from generators.files import make_leaves
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of widths: even and odd numbers of nodes."""
    suite = make.suite(storage.compute_parents, "widths", "Even and odd numbers of nodes.")
    for count in range(9):
        suite.accept(f"{count}", f"a level of {count} nodes", make_leaves(count))
    suite.accept("equal", "equal nodes", make_leaves(1) * 3)
