"""Vectors of storage.md#process_enter_epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators._features.storage_penalty.bonds import (
    FULL,
    OTHER_ID,
    find_digest,
    make_bond,
    make_bonding,
    make_context,
    make_registers,
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
    open_bond = make_bond(FULL, 16)
    context = make_context()
    skipped = make_context(digest=primitives.EMPTY_HASH)
    for slug, bonds in make_registers().items():
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
