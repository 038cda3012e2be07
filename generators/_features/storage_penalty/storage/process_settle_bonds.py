"""Vectors of storage.md#process_settle_bonds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators._features.storage_penalty.bonds import make_bonding, make_registers
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
    for slug, bonds in make_registers().items():
        suite.accept(slug, f"a register: {slug}", make_bonding(*bonds))
