"""When a node compares its root of the log with the chain."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write numbers around the multiples of the interval."""
    suite = make.suite(storage.is_root_check_due, "interval", "Numbers around the interval.")
    for sequence in around([0, 499, 10**9 - 1], 0, 10**9):
        suite.accept(f"sequence-{sequence}", f"transaction {sequence}", u64(sequence))
