"""Vectors of storage.md#process_settle_bonds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators._features.storage_penalty.bonds import OTHER_ID, make_bond, make_bonding
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage

PRESETS: Final[tuple[str, ...]] = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write registers with open and closed challenges, on both sides of the half."""
    suite = make.suite(
        storage.process_settle_bonds, "registers", "What is taken, kept and given back."
    )
    full = storage.BOND_PER_PRICING_CHUNK
    part = full // storage.PENALTY_PARTS
    least = full // 2 + part
    open_bond = make_bond(int(full), 16)
    registers = {
        "empty": [],
        "closed": [make_bond()],
        "open": [open_bond],
        "least": [make_bond(least, 16)],
        "below": [make_bond(least - 1, 16)],
        "nothing": [make_bond(1, 16)],
        "two": [open_bond, make_bond(miner_id=OTHER_ID)],
        "first-leaves": [make_bond(least - 1, 16), make_bond(int(full), 32, 9, OTHER_ID)],
        "both-leave": [make_bond(least - 1, 16), make_bond(7, 16, miner_id=OTHER_ID)],
    }
    for slug, bonds in registers.items():
        suite.accept(slug, f"a register: {slug}", make_bonding(*bonds))
