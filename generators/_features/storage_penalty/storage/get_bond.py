"""Vectors of storage.md#get_bond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import MINER_ID, OTHER_ID, make_bond, make_register
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write registers with and without the bond."""
    suite = make.suite(storage.get_bond, "ids", "The first bond, a later one, and none.")
    first, second = make_bond(5), make_bond(7, miner_id=OTHER_ID)
    for slug, register in (
        ("empty", make_register()),
        ("one", make_register(first)),
        ("two", make_register(first, second)),
        ("other", make_register(second)),
    ):
        suite.accept(slug, f"{slug}: the miner", register, MINER_ID)
    suite.accept("last", "the last one", make_register(first, second), OTHER_ID)
