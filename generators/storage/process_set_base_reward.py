"""Vectors of storage.md#process_set_base_reward."""

from __future__ import annotations

from generators.framework import Maker
from generators.setters import add_pool_numbers
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write values of every size, from the foundation admin and from others."""
    numbers = (0, 1, 100, 10**18, 2**256 - 1)
    add_pool_numbers(make, storage.process_set_base_reward, primitives.wei, *numbers)
