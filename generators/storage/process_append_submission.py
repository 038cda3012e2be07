"""Vectors of storage.md#process_append_submission."""

from __future__ import annotations

from generators.files import make_frontier, make_nodes
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of places: with and without a gap."""
    suite = make.suite(storage.process_append_submission, "places", "With and without a gap.")
    for length, count in (
        (1, 1),
        (1, 2),
        (2, 2),
        (1, 20),
        (1023, 1),
        (1023, 2),
        (1000, 30),
        (1, 1152),
    ):
        nodes = make_nodes(*storage.compute_submission_heights(primitives.entries(count)))
        start = storage.compute_aligned_start(
            primitives.entries(length), nodes[0].height, primitives.entries(count)
        )
        suite.accept(
            f"{count}-behind-{length}",
            f"{count} entries behind {length}",
            make_frontier(length),
            start,
            nodes,
        )
