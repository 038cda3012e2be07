"""Vectors of storage.md#compute_unit_proof_length."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.puzzle import UNIT
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_unit_proof_length, "lengths", "Around powers of two.")
    for length in around([UNIT, 2 * UNIT, 4 * UNIT, 2**20, 2**40, 2**62], UNIT, 2**63):
        suite.accept(f"{length}", f"a log of {length} entries", primitives.entries(length))
