"""The counter of a place of a file."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage
from zgspec.runtime import u128


def generate(make: Maker) -> None:
    """Write places around blocks, and nonces around carries."""
    suite = make.suite(storage.compute_counter, "carries", "Blocks and carries.")
    for slug, nonce in (
        ("zero", 0),
        ("carry", 2**64 - 1),
        ("wrap", 2**128 - 1),
    ):
        for offset in [*around([16], 0, 32), 2**63 + 48]:
            suite.accept(
                f"{slug}-{offset}",
                f"byte {offset} after the nonce {nonce}",
                u128(nonce),
                primitives.byte_count(offset),
            )
