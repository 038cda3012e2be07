"""Vectors of storage.md#get_other_bonds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import write_look_ups
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write registers of several sizes."""
    suite = make.suite(
        storage.get_other_bonds, "ids", "Without the first bond, a later one, and none."
    )
    write_look_ups(suite)
