"""Vectors of storage.md#compute_capacity."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of heights: no height to four heights."""
    suite = make.suite(storage.compute_capacity, "heights", "No height to four heights.")
    for heights in ((), (0,), (1,), (1, 0), (3, 1), (2, 1, 0), (40, 39, 38, 37), (63,)):
        slug = "-".join(map(str, heights)) or "none"
        suite.accept(slug, f"heights {heights}", [primitives.height(h) for h in heights])
