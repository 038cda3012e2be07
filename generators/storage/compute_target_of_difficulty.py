"""Vectors of storage.md#compute_target_of_difficulty."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.compute_target_of_difficulty, "difficulties", "Around powers of two."
    )
    for difficulty in around([1, 1_000_000, 2**64, 2**191, 2**255, 2**256 - 1], 1, 2**256 - 1):
        suite.accept(f"{difficulty:x}", f"a difficulty of {difficulty:#x}", u256(difficulty))
