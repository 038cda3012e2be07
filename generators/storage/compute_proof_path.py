"""Vectors of storage.md#compute_proof_path."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suites of small and large."""
    suite = make.suite(storage.compute_proof_path, "small", "Every leaf of small trees.")
    for count in range(1, 8):
        for position in range(count):
            what = f"leaf {position} of {count}"
            suite.accept(f"{position}-of-{count}", what, u64(position), u64(count))
    large = make.suite(storage.compute_proof_path, "large", "Leaves of large trees.")
    for count in (2**20, 2**20 + 1, 2**40 - 1, 2**63):
        for position in (0, count // 2, count - 1):
            what = f"leaf {position} of {count}"
            large.accept(f"{position}-of-{count}", what, u64(position), u64(count))
