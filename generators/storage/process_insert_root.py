"""Vectors of storage.md#process_insert_root."""

from __future__ import annotations

from typing import Final

from generators.flow import make_history
from generators.framework import Maker, make_hash
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of counts: before, at and behind a full history."""
    suite = make.suite(
        storage.process_insert_root, "counts", "Before, at and behind a full history."
    )
    counts = [0, 1, 3, 4, 5, 9] if make.preset == "minimal" else [0, 1, 2, 5]
    for count in counts:
        suite.accept(
            f"{count}", f"one more root behind {count}", make_history(count), make_hash("new")
        )
    suite.accept("again", "a root that is there already", make_history(3), make_history(3).roots[1])
