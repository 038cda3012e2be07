"""Writers of keys, as of each version."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv_roles import add_key_role_cases
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write every account with two keys, while roles come and go."""
    add_key_role_cases(make, storage.is_writer_of_key)
