"""Streams that are added."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import APPLES, PEARS, UNKNOWN, make_used_state
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write a stream that is new to the node, and two that are not."""
    suite = make.suite(storage.process_monitor_stream, "streams", "New and known streams.")
    suite.accept("new", "a stream that was not monitored", make_used_state(), UNKNOWN)
    suite.accept("known", "a stream that is in use", make_used_state(), APPLES)
    suite.accept("known-new", "a stream without a transaction", make_used_state(), PEARS)
