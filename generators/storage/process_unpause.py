"""Vectors of storage.md#process_unpause."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._pausing import add_sender_cases
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the cases of pausers and strangers."""
    suite = make.suite(storage.process_unpause, "senders", "Who may unpause, and when.")
    add_sender_cases(suite, "unpauses", True, storage.FlowReject.FLOW_NOT_PAUSED)
