"""Vectors of storage.md#get_escrow_credit."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import find_credits
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write accounts with and without a credit."""
    suite = make.suite(storage.get_escrow_credit, "accounts", "Accounts with and without a credit.")
    for slug, description, pool, account in find_credits():
        suite.accept(slug, description, pool, account)
