"""Vectors of storage.md#has_root."""

from __future__ import annotations

from generators.flow import make_history
from generators.framework import Maker, make_hash
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of roots: kept and absent roots."""
    suite = make.suite(storage.has_root, "roots", "Kept and absent roots.")
    history = make_history(3)
    for index in range(3):
        suite.accept(f"{index}", f"root {index}", history, history.roots[index])
    suite.accept("other", "another root", history, make_hash("other"))
    suite.accept("zero", "the zero hash", history, primitives.ZERO_HASH)
    suite.accept("empty", "a history without roots", make_history(0), make_hash("other"))
