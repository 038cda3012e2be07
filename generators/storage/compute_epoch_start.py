"""Vectors of storage.md#compute_epoch_start."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of epochs: first and later epochs."""
    suite = make.suite(storage.compute_epoch_start, "epochs", "First and later epochs.")
    for first, length, number in (
        (0, 1, 0),
        (100, 10, 0),
        (100, 10, 1),
        (2386981, 3750, 1000),
        (7, 1, 9),
        (2**32 - 1, 1, 1),
        (1, 1, 2**64 - 2),
    ):
        suite.accept(
            f"{number}-of-{length}-from-{first}",
            f"epoch {number} of {length} blocks from {first}",
            primitives.block_number(first),
            primitives.block_number(length),
            storage.epoch(number),
        )
