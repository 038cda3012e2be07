"""Vectors of storage.md#process_credit_payee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import OWNER, make_pool
from generators.framework import Maker
from zgspec.active import primitives

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write a first credit and a further one."""
    suite = make.suite(storage.process_credit_payee, "credits", "New credits, and further ones.")
    owed = make_pool()
    owed.escrow = [storage.EscrowCredit(OWNER, primitives.wei(30))]
    for slug, pool in (("new", make_pool()), ("further", owed)):
        for amount in (0, 1, 1000):
            suite.accept(
                f"{slug}-{amount}", f"{amount} wei, {slug}", pool, OWNER, primitives.wei(amount)
            )
