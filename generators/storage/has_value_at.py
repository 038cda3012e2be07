"""Which keys have a value, as of each version."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv_queries import add_value_cases
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write every key as of every version."""
    add_value_cases(make, storage.has_value_at)
