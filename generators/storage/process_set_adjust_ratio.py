"""Vectors of storage.md#process_set_adjust_ratio."""

from __future__ import annotations

from generators.framework import Maker
from generators.setters import add_mine_numbers
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Write ratios; zero is refused."""
    refused = [(0, storage.ParameterReject.ADJUST_RATIO_ZERO)]
    add_mine_numbers(make, storage.process_set_adjust_ratio, u256, (1, 2, 20, 2**256 - 1), refused)
