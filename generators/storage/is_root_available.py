"""Vectors of storage.md#is_root_available."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suite of limits: around both ends of the history."""
    suite = make.suite(storage.is_root_available, "limits", "Around both ends of the history.")
    size = storage.ROOT_HISTORY_SIZE
    for next_index in (0, 1, size, size + 1, 5 * size):
        for index in around([next_index - size, next_index], 0, next_index):
            what = f"root {index} of {next_index}"
            suite.accept(f"{index}-of-{next_index}", what, u64(next_index), u64(index))
