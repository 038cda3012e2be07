"""Who belongs to the accounts that may write of a stream, around each change."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from generators.kv_roles import add_role_cases
from zgspec.active import storage

VERSIONS: Final = {
    "owner": (1, 7, 8),
    "writer": (1, 2, 8, 9),
    "key-writer": (2, 3, 5, 6, 7),
    "stranger": (12, 13),
    "former": (11, 12),
}
"""The versions around the changes of an account."""


def generate(make: Maker) -> None:
    """Write accounts around their changes, accounts of a stream in use, and a new stream."""
    add_role_cases(make, storage.can_write, VERSIONS)
