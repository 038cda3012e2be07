"""Vectors of storage.md#compute_challenged_bond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import find_asked_id, make_bond
from generators.framework import Maker, make_hash
from zgspec.active import primitives

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write contexts that ask and that do not, and a skipped one."""
    suite = make.suite(
        storage.compute_challenged_bond, "contexts", "Several contexts, and a skipped one."
    )
    for number in range(16):
        suite.accept(f"{number}", f"context {number}", make_bond(), make_hash("context", number))
    asked = make_bond(challenge=16)
    suite.accept("open", "a bond that was asked before", asked, make_hash("context", 0))
    suite.accept("skipped", "a skipped context", asked, primitives.EMPTY_HASH)
    asked = make_bond(miner_id=find_asked_id(primitives.EMPTY_HASH))
    suite.accept("mark", "a skipped context, whose mark would ask", asked, primitives.EMPTY_HASH)
