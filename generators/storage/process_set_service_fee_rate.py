"""Vectors of storage.md#process_set_service_fee_rate."""

from __future__ import annotations

from generators.framework import Maker
from generators.setters import add_pool_numbers
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Write values of every size, from the foundation admin and from others."""
    numbers = (0, 1, 9_999, 10_000, 10_001, 2**256 - 1)
    add_pool_numbers(make, storage.process_set_service_fee_rate, u256, *numbers)
