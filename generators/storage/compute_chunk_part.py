"""Vectors of storage.md#compute_chunk_part."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import CHUNK
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write parts of a chunk of each length."""
    suite = make.suite(storage.compute_chunk_part, "parts", "Small and large parts of a chunk.")
    for share in (1, CHUNK, CHUNK + 1, 10**18 + 1):
        for length in (1, CHUNK // 2, CHUNK - 1, CHUNK):
            suite.accept(
                f"{share}-{length}",
                f"{length} entries of a chunk that is worth {share} wei",
                primitives.wei(share),
                primitives.entries(length),
            )
