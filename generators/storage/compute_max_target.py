"""Vectors of storage.md#compute_max_target."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_max_target, "difficulties", "No bound, and some.")
    for difficulty in (0, 1, 2, 3, 1_000_000, 2**191, 2**255, 2**256 - 1):
        suite.accept(f"{difficulty:x}", f"a minimum of {difficulty:#x}", u256(difficulty))
