"""Vectors of storage.md#process_put_bond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import OTHER_ID, make_bond, make_register
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write new bonds, and changed ones at either place."""
    suite = make.suite(
        storage.process_put_bond, "places", "A new bond, and one in place of another."
    )
    first, second = make_bond(5), make_bond(7, miner_id=OTHER_ID)
    suite.accept("empty", "into an empty register", make_register(), first)
    suite.accept("new", "behind another one", make_register(first), second)
    both = make_register(first, second)
    suite.accept("first", "in place of the first", both, make_bond(6))
    suite.accept("second", "in place of the second", both, make_bond(8, miner_id=OTHER_ID))
