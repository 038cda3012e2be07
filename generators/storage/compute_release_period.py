"""Vectors of storage.md#compute_release_period."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write numbers of months around those of the networks."""
    suite = make.suite(storage.compute_release_period, "months", "Months around those of networks.")
    for months in around([0, 3, 12, 2**40 - 2], 0, 2**40 - 1):
        suite.accept(f"{months}", f"{months} months", u64(months))
