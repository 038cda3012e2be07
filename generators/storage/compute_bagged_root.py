"""Vectors of storage.md#compute_bagged_root."""

from __future__ import annotations

from generators.files import make_nodes
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of nodes: one to four nodes."""
    suite = make.suite(storage.compute_bagged_root, "nodes", "One to four nodes.")
    for heights in ((0,), (3,), (1, 0), (2, 1, 0), (5, 4, 3, 2), (10, 8)):
        slug = "-".join(map(str, heights))
        suite.accept(slug, f"nodes of heights {heights}", make_nodes(*heights))
    suite.accept("swapped", "two nodes in the other order", make_nodes(1, 0)[::-1])
