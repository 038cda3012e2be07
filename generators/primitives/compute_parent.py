"""Vectors of primitives.md#compute_parent."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from zgspec.active import primitives


def generate(make: Maker) -> None:
    """Make the suite of pairs: order, equality and zeros of two children."""
    suite = make.suite(
        primitives.compute_parent, "pairs", "Order, equality and zeros of two children."
    )
    left, right = make_hash("left"), make_hash("right")
    suite.accept("two", "two different children", left, right)
    suite.accept("swapped", "the same children in the other order", right, left)
    suite.accept("equal", "two equal children", left, left)
    suite.accept("zeros", "two children of zero bytes", primitives.ZERO_HASH, primitives.ZERO_HASH)
    suite.accept("zero-right", "a right child of zero bytes", left, primitives.ZERO_HASH)
