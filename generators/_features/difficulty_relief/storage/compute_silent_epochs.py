"""Vectors of storage.md#compute_silent_epochs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_difficulty_relief import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write neighbours, short and long gaps."""
    suite = make.suite(storage.compute_silent_epochs, "gaps", "No, one and many silent epochs.")
    for last in (0, 1, 7):
        for gap in (1, 2, 3, 33, 1000):
            suite.accept(
                f"{last}-{last + gap}",
                f"from epoch {last} to {last + gap}",
                storage.epoch(last + gap),
                storage.epoch(last),
            )
    suite.accept("longest", "the longest gap", storage.epoch(2**64 - 1), storage.epoch(0))
