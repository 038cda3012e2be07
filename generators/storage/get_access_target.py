"""What each operation gives or takes."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import add_operations
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write all of them."""
    add_operations(make, storage.get_access_target)
