"""Vectors of storage.md#process_set_target_submissions."""

from __future__ import annotations

from generators.framework import Maker
from generators.setters import add_mine_numbers
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Write numbers of answers; none is refused."""
    add_mine_numbers(make, storage.process_set_target_submissions, u256, (0, 1, 100, 2**256 - 1))
