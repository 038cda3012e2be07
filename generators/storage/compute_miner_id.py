"""Vectors of storage.md#compute_miner_id."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from generators.mining import OWNER, STRANGER
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_miner_id, "ids", "Blocks, senders and seeds.")
    for block in range(3):
        for sender in (OWNER, STRANGER):
            for seed in (0, 1, 2**64 - 1):
                suite.accept(
                    f"{block}-{sender.hex()[:4]}-{seed:x}",
                    f"block {block}, seed {seed:#x}",
                    make_hash("block", block),
                    sender,
                    u64(seed),
                )
