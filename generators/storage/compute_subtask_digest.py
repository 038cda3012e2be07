"""Vectors of storage.md#compute_subtask_digest."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_subtask_digest, "digests", "Contexts and blocks.")
    for context in range(3):
        for block in range(2):
            suite.accept(
                f"{context}-{block}",
                f"context {context}, block {block}",
                make_hash("context", context),
                make_hash("block", block),
            )
    suite.accept(
        "zero", "a block whose hash is out of reach", make_hash("context", 0), primitives.ZERO_HASH
    )
