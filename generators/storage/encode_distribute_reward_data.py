"""Vectors of storage.md#encode_distribute_reward_data."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import add_events
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write events of several chunks and amounts."""
    add_events(make.suite(storage.encode_distribute_reward_data, "events", "Chunks and amounts."))
