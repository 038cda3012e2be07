"""Vectors of storage.md#encode_submit_event_topics."""

from __future__ import annotations

from generators.flow import make_event
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of events: small and large submissions."""
    suite = make.suite(storage.encode_submit_event_topics, "events", "Small and large submissions.")
    for size in (1, 20 * 256):
        suite.accept(f"{size}", f"a submission of {size} bytes", make_event(size))
