"""Vectors of storage.md#process_put_escrow_credit."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import find_credits
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write accounts that are new, and others."""
    suite = make.suite(
        storage.process_put_escrow_credit, "accounts", "New accounts and known ones."
    )
    for slug, description, pool, account in find_credits():
        credit = storage.EscrowCredit(account, primitives.wei(11))
        suite.accept(slug, description, pool, credit)
