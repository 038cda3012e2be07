"""Vectors of storage.md#compute_settled_bond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import make_bond
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write open and closed challenges."""
    suite = make.suite(storage.compute_settled_bond, "bonds", "With and without an open challenge.")
    full = storage.BOND_PER_PRICING_CHUNK
    part = full // storage.PENALTY_PARTS
    for amount in (0, 1, part, part + 1, full):
        for challenge in (0, 16):
            suite.accept(
                f"{amount}-{challenge}",
                f"{amount} wei, challenge {challenge}",
                make_bond(amount, challenge, 9),
            )
    long = make_bond(9 * full, 16, length=7 * storage.ENTRIES_PER_PRICING_CHUNK)
    suite.accept("long", "a long range", long)
