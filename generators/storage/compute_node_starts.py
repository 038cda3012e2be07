"""Vectors of storage.md#compute_node_starts."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of heights: no node to four nodes."""
    suite = make.suite(storage.compute_node_starts, "heights", "No node to four nodes.")
    for start, heights in (
        (0, ()),
        (1, (0,)),
        (8, (2,)),
        (8, (3, 1)),
        (1024, (5, 4, 3, 2)),
        (0, (62, 61)),
    ):
        slug = f"{start}-{'-'.join(map(str, heights)) or 'none'}"
        suite.accept(
            slug,
            f"heights {heights} from {start}",
            primitives.entries(start),
            [primitives.height(h) for h in heights],
        )
