"""Vectors of storage.md#encode_distribute_reward_topics."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import make_event
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write events of several chunks and amounts."""
    suite = make.suite(storage.encode_distribute_reward_topics, "events", "Chunks and amounts.")
    for index, amount in ((0, 1), (1, 255), (3, 256), (2**64 - 1, 2**200)):
        suite.accept(
            f"{index}-{amount}",
            f"{amount} wei of chunk {index}",
            make_event(index, amount),
        )
