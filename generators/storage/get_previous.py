"""The keys in front of a key."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv_queries import add_neighbour_cases
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write keys that exist, that were deleted and that never existed, in both ways and several versions."""
    add_neighbour_cases(make, storage.get_previous)
