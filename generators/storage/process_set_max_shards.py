"""Vectors of storage.md#process_set_max_shards."""

from __future__ import annotations

from generators.framework import Maker
from generators.setters import add_mine_numbers
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write numbers of shards; all but powers of two are refused."""
    reason = storage.ParameterReject
    refused = [
        (0, reason.MAX_SHARDS_ZERO),
        (3, reason.MAX_SHARDS_NOT_POWER_OF_TWO),
        (2**64 - 1, reason.MAX_SHARDS_NOT_POWER_OF_TWO),
    ]
    add_mine_numbers(make, storage.process_set_max_shards, u64, (1, 2, 256, 2**63), refused)
