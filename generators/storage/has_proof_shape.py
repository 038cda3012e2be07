"""Vectors of storage.md#has_proof_shape."""

from __future__ import annotations

from generators.files import make_leaves
from generators.framework import Maker, around
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of lengths: every small pair of lengths."""
    suite = make.suite(storage.has_proof_shape, "lengths", "Every small pair of lengths.")
    for steps in (0, 1, 3):
        for count in around([steps + 2], 0, 6, 2 if steps == 0 else 1):
            proof = storage.Proof(make_leaves(count), [True] * steps)
            suite.accept(f"{count}-for-{steps}", f"{count} hashes for {steps} steps", proof)
