"""Vectors of storage.md#encode_new_epoch_data."""

from __future__ import annotations

from generators.flow import make_epochs
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of events: a first and a late context."""
    suite = make.suite(storage.encode_new_epoch_data, "events", "A first and a late context.")
    for name, event in make_epochs():
        suite.accept(name, f"the {name} context", event)
