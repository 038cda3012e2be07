"""Vectors of storage.md#compute_penalty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.framework import Maker
from zgspec.active import primitives

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write bonds around the penalty."""
    suite = make.suite(
        storage.compute_penalty, "amounts", "Full bonds, and rests around a penalty."
    )
    full = storage.BOND_PER_PRICING_CHUNK
    part = full // storage.PENALTY_PARTS
    for amount in (0, 1, part - 1, part, part + 1, full // 2, full, 2 * full):
        suite.accept(f"{amount}", f"{amount} wei", primitives.wei(amount), full)
    suite.accept("long", "a long range", primitives.wei(9 * full), primitives.wei(7 * full))
    suite.accept("nothing", "nothing is required", full, primitives.wei(0))
    suite.accept("rounded", "a part that is not whole", full, primitives.wei(full + 999))
