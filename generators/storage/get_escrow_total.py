"""Vectors of storage.md#get_escrow_total."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import make_escrow
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write escrows with no, one and several credits."""
    suite = make.suite(storage.get_escrow_total, "credits", "No, one and several credits.")
    for amounts in ((), (0,), (7,), (7, 5), (7, 5, 2**200)):
        slug = "-".join(map(str, amounts)) or "nothing"
        suite.accept(slug, f"credits of {slug}", make_escrow(*amounts))
