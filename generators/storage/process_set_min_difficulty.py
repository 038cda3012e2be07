"""Vectors of storage.md#process_set_min_difficulty."""

from __future__ import annotations

from generators.framework import Maker
from generators.setters import add_mine_numbers
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Write difficulties around that of the contract; none is refused."""
    numbers = (0, 1, 3, 4, 5, 10**6, 2**256 - 1)
    add_mine_numbers(make, storage.process_set_min_difficulty, u256, numbers)
