"""Who belongs to the writers of a stream, around each change."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from generators.kv_roles import add_role_cases
from zgspec.active import storage

VERSIONS: Final = {"writer": (1, 2, 8, 9), "former": (10, 11, 12), "owner": (2,)}
"""The versions around the changes of an account."""


def generate(make: Maker) -> None:
    """Write accounts around their changes, accounts of a stream in use, and a new stream."""
    add_role_cases(make, storage.is_writer_of_stream, VERSIONS)
