"""Vectors of storage.md#is_bond_sufficient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.framework import Maker
from zgspec.active import primitives

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write both sides of the half."""
    suite = make.suite(storage.is_bond_sufficient, "halves", "Both sides of half of a bond.")
    for required in (10, 11, int(storage.BOND_PER_PRICING_CHUNK)):
        for amount in (0, required // 2 - 1, required // 2, required // 2 + 1, required):
            suite.accept(
                f"{required}-{amount}",
                f"{amount} of {required} wei",
                primitives.wei(amount),
                primitives.wei(required),
            )
