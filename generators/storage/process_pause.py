"""Vectors of storage.md#process_pause."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._pausing import add_sender_cases
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the cases of pausers and strangers."""
    suite = make.suite(storage.process_pause, "senders", "Who may pause, and when.")
    add_sender_cases(suite, "pauses", False, storage.FlowReject.FLOW_PAUSED)
