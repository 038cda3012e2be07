"""Vectors of storage.md#compute_tree_root."""

from __future__ import annotations

from generators.files import make_leaves
from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime.hashing import keccak256


def generate(make: Maker) -> None:
    """Make the suites of shapes and published."""
    suite = make.suite(storage.compute_tree_root, "shapes", "Trees of any number of leaves.")
    for count in [*range(1, 18), 31, 33]:
        suite.accept(f"{count}", f"a tree of {count} leaves", make_leaves(count))
    leaves = make_leaves(4)
    suite.accept("reversed", "leaves in another order", leaves[::-1])
    suite.accept("equal", "equal leaves", leaves[:1] * 5)
    known = make.suite(storage.compute_tree_root, "published", "Leaves of the tests of the SDKs.")
    for count in (1, 2, 3, 4, 5, 6, 7, 35, 36):
        chunks = [keccak256(f"chunk data - {index}".encode()) for index in range(count)]
        known.accept(f"{count}", f"a tree of {count} published leaves", chunks)
