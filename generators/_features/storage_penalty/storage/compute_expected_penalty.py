"""Vectors of storage.md#compute_expected_penalty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.framework import Maker
from zgspec.active import primitives
from zgspec.runtime import u64

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write nothing, parts and all of a range."""
    suite = make.suite(
        storage.compute_expected_penalty, "parts", "Nothing, a part and all is stored."
    )
    for penalty in (1000, 10**15):
        for stored, units in (
            (0, 1),
            (1, 1),
            (0, 64),
            (1, 64),
            (21, 64),
            (32, 64),
            (63, 64),
            (64, 64),
            (1, 3),
        ):
            suite.accept(
                f"{penalty}-{stored}-{units}",
                f"{stored} of {units} units at {penalty} wei",
                primitives.wei(penalty),
                u64(stored),
                u64(units),
            )
