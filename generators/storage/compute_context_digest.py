"""Vectors of storage.md#compute_context_digest."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of contexts: each part counts."""
    suite = make.suite(storage.compute_context_digest, "contexts", "Each part counts.")
    block, root = make_hash("block"), make_hash("root")
    for length in (1, 2, 2**40):
        suite.accept(
            f"{length}", f"a log of {length} entries", block, root, primitives.entries(length)
        )
    suite.accept("swapped", "block and root in the other order", root, block, primitives.entries(1))
    suite.accept(
        "zeros", "zero hashes", primitives.ZERO_HASH, primitives.ZERO_HASH, primitives.entries(0)
    )
