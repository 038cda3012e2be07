"""Vectors of storage.md#is_redundant_shard."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import make_shard
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suite of lists: larger, equal and disjoint shards."""
    suite = make.suite(storage.is_redundant_shard, "lists", "Larger, equal and disjoint shards.")
    lists = {
        "alone": [(1, 2)],
        "halves": [(0, 2), (1, 2)],
        "twice": [(0, 2), (0, 2)],
        "inside": [(0, 2), (2, 4)],
        "outside": [(2, 4), (0, 2)],
        "beside": [(0, 2), (1, 4)],
        "whole": [(3, 8), (0, 1), (5, 8)],
    }
    for name, shards in lists.items():
        configs = [make_shard(*shard) for shard in shards]
        for index in range(len(shards)):
            suite.accept(f"{name}-{index}", f"shard {index} of {shards}", configs, u64(index))
