"""Vectors of storage.md#compute_challenge_draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import MINER_ID, OTHER_ID
from generators.framework import Maker, make_hash

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write pairs of contexts and ids."""
    suite = make.suite(storage.compute_challenge_draw, "pairs", "Contexts and ids.")
    for name, miner_id in (("one", MINER_ID), ("other", OTHER_ID)):
        for number in range(2):
            suite.accept(
                f"{name}-{number}", f"context {number}, {name} id", make_hash(number), miner_id
            )
