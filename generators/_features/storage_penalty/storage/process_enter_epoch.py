"""Vectors of storage.md#process_enter_epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators._features.storage_penalty.bonds import (
    OTHER_ID,
    find_digest,
    make_bond,
    make_bonding,
    make_context,
)
from generators.framework import Maker
from zgspec.active import primitives

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage

PRESETS: Final[tuple[str, ...]] = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write epochs that are new, entered and old."""
    suite = make.suite(storage.process_enter_epoch, "epochs", "New, entered and former epochs.")
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
    context = make_context()
    skipped = make_context(digest=primitives.EMPTY_HASH)
    for slug, bonds in registers.items():
        suite.accept(slug, f"a register: {slug}", make_bonding(*bonds, epoch=2), context)
        suite.accept(
            f"{slug}-skipped",
            f"a register: {slug}, a skipped context",
            make_bonding(*bonds, epoch=1),
            skipped,
        )
    for epoch in (0, 3, 4):
        register = make_bonding(open_bond, epoch=epoch)
        suite.accept(f"epoch-{epoch}", f"a register in epoch {epoch}", register, context)
    for is_asked in (False, True):
        found = make_context(digest=find_digest(is_asked))
        register = make_bonding(open_bond, make_bond(miner_id=OTHER_ID), epoch=2)
        slug = "asked" if is_asked else "not-asked"
        suite.accept(slug, f"a context: {slug}", register, found)
