"""Vectors of storage.md#compute_proof_root."""

from __future__ import annotations

from generators.files import change_lemma, change_path, make_proof
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of paths: left and right steps."""
    suite = make.suite(storage.compute_proof_root, "paths", "Left and right steps.")
    for count, position in ((1, 0), (2, 0), (2, 1), (5, 4), (8, 0), (8, 3), (8, 7), (13, 10)):
        what = f"the proof of leaf {position} of {count}"
        suite.accept(f"{position}-of-{count}", what, make_proof(count, position))
    proof = make_proof(8, 3)
    suite.accept("turned", "a proof with one step turned", change_path(proof, 1))
    suite.accept("other-leaf", "a proof with another leaf", change_lemma(proof, 0))
    suite.accept("other-root", "a proof with another root in the lemma", change_lemma(proof, -1))
