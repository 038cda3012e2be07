"""Vectors of storage.md#compute_zero_subtree_roots."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of all: every height."""
    suite = make.suite(storage.compute_zero_subtree_roots, "all", "Every height.")
    suite.accept("all", "the roots of zero entries")
