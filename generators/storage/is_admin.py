"""Who belongs to the administrators of a stream, around each change."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from generators.kv_roles import add_role_cases
from zgspec.active import storage

VERSIONS: Final = {"owner": (0, 1, 7, 8, 9), "stranger": (0, 12, 13), "writer": (2,)}
"""The versions around the changes of an account."""


def generate(make: Maker) -> None:
    """Write accounts around their changes, accounts of a stream in use, and a new stream."""
    add_role_cases(make, storage.is_admin, VERSIONS)
