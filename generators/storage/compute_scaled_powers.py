"""Vectors of storage.md#compute_scaled_powers."""

from __future__ import annotations

from generators.framework import Maker
from generators.powers import add_signed_exponents
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write exponents of both signs around powers of two, up to the largest ones."""
    suite = make.suite(
        storage.compute_scaled_powers, "exponents", "The powers of exponents of both signs."
    )
    add_signed_exponents(suite)
