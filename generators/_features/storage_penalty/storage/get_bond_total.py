"""Vectors of storage.md#get_bond_total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import OTHER_ID, make_bond, make_register
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write registers of several sizes."""
    suite = make.suite(storage.get_bond_total, "sums", "No, one and two bonds.")
    first, second = make_bond(5), make_bond(7, miner_id=OTHER_ID)
    suite.accept("empty", "no bond", make_register())
    suite.accept("one", "one bond", make_register(first))
    suite.accept("two", "two bonds", make_register(first, second))
