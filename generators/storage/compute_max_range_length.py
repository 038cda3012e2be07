"""Vectors of storage.md#compute_max_range_length."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_max_range_length, "masks", "The bound of each kind of mask.")
    for bits in (0, 1, 2, 3, 8, 31, 32, 33, 62, 63, 64):
        suite.accept(f"2-{bits}", f"{bits} zero bits", u64(2**64 - 2**bits))
