"""Outcomes of transactions that fail as a whole."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import Status, to_slug
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write every status."""
    suite = make.suite(storage.get_replay_failure, "all", "Every status.")
    for status in Status:
        suite.accept(to_slug(status.name), f"the status {status.name}", status)
