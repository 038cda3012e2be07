"""Streams of a node."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import APPLES, PEARS, UNKNOWN, make_used_state
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write one in use, a new one, and one that is not monitored."""
    suite = make.suite(storage.get_stream, "streams", "In use, new and not monitored.")
    for name, stream_id in (("used", APPLES), ("new", PEARS), ("unknown", UNKNOWN)):
        suite.accept(name, f"the {name} stream", make_used_state(), stream_id)
