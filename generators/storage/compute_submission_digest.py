"""Vectors of storage.md#compute_submission_digest."""

from __future__ import annotations

from generators.files import make_nodes
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of nodes: no node to four nodes."""
    suite = make.suite(storage.compute_submission_digest, "nodes", "No node to four nodes.")
    for heights in ((), (0,), (1, 0), (2, 1, 0), (5, 4, 3, 2)):
        slug = "-".join(map(str, heights)) or "none"
        suite.accept(slug, f"nodes of heights {heights}", make_nodes(*heights))
    suite.accept("other-height", "the same root at another height", make_nodes(9))
    suite.accept("swapped", "two nodes in the other order", make_nodes(1, 0)[::-1])
