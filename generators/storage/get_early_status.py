"""Results before the data is read."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import make_used_state
from generators.kv_replay import GROUPS
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write tags, senders and what the node has of the file."""
    for name in ("tags", "availability"):
        suite = make.suite(storage.get_early_status, name, f"What decides: {name}.")
        for case in GROUPS[name]():
            suite.accept(case.slug, case.description, make_used_state(), case.transaction)
