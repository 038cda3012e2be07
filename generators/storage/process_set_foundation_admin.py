"""Vectors of storage.md#process_set_foundation_admin."""

from __future__ import annotations

from generators.framework import Maker
from generators.setters import add_pool_accounts
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write accounts, from the foundation admin and from others."""
    add_pool_accounts(make, storage.process_set_foundation_admin)
