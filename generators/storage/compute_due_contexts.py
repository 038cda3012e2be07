"""Vectors of storage.md#compute_due_contexts."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of blocks: around the ends of epochs."""
    suite = make.suite(storage.compute_due_contexts, "blocks", "Around the ends of epochs.")
    for made in (0, 1):
        for number in (100, 101, 110, 111, 112, 120, 121, 141):
            what = f"block {number} with {made} contexts made"
            suite.accept(
                f"{number}-{made}",
                what,
                primitives.block_number(100),
                primitives.block_number(10),
                storage.epoch(made),
                primitives.block_number(number),
            )
    suite.accept(
        "short",
        "an epoch of one block",
        primitives.block_number(5),
        primitives.block_number(1),
        storage.epoch(2),
        primitives.block_number(10),
    )
    suite.accept(
        "genesis",
        "block 0",
        primitives.block_number(0),
        primitives.block_number(3750),
        storage.epoch(0),
        primitives.block_number(0),
    )
    suite.accept(
        "last",
        "the largest block number, in epochs of one block",
        primitives.block_number(0),
        primitives.block_number(1),
        storage.epoch(0),
        primitives.block_number(2**64 - 1),
    )
