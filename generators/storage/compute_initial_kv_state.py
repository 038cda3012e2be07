"""Nodes that have replayed nothing."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import APPLES, PEARS
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write none, one and two streams, with and without a key."""
    suite = make.suite(storage.compute_initial_kv_state, "streams", "Streams of a new node.")
    for count in range(3):
        for name, is_encrypted in (("key", True), ("no-key", False)):
            streams = [PEARS, APPLES][:count]
            description = f"{count} streams and {name.replace('-', ' ')}"
            suite.accept(f"{count}-{name}", description, streams, is_encrypted)
    suite.accept("twice", "one stream twice", [APPLES, APPLES], False)
