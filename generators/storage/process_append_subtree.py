"""Vectors of storage.md#process_append_subtree."""

from __future__ import annotations

from generators.files import make_frontier, make_nodes
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of merges: none, one and several merges."""
    suite = make.suite(storage.process_append_subtree, "merges", "None, one and several merges.")
    for length in range(8):
        suite.accept(
            f"leaf-behind-{length}",
            f"a leaf behind {length} entries",
            make_frontier(length),
            make_nodes(0)[0],
        )
    for length in (0, 4, 8, 12, 24, 28):
        suite.accept(
            f"four-behind-{length}",
            f"four entries behind {length}",
            make_frontier(length),
            make_nodes(2)[0],
        )
    suite.accept("large", "a subtree of 2**62 entries", make_frontier(2**62), make_nodes(62)[0])
