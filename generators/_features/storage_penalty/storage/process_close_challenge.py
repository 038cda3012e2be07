"""Vectors of storage.md#process_close_challenge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import OTHER_ID, make_bond, make_register
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write challenges that are closed."""
    suite = make.suite(storage.process_close_challenge, "bonds", "The first and the second bond.")
    first, second = make_bond(5, 16, 9), make_bond(7, 32, miner_id=OTHER_ID)
    for slug, bond in (("first", first), ("second", second)):
        suite.accept(slug, f"the {slug} bond", make_register(first, second), bond)
