"""What a node does with a transaction, by its number."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write numbers around the next one."""
    suite = make.suite(storage.get_sync_outcome, "numbers", "Numbers around the next one.")
    for expected in (0, 1, 499, 2**64 - 1):
        for sequence in around([expected], 0, 2**64 - 1):
            suite.accept(
                f"expects-{expected}-gets-{sequence}",
                f"number {sequence} where {expected} is next",
                u64(expected),
                u64(sequence),
            )
