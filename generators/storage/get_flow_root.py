"""Vectors of storage.md#get_flow_root."""

from __future__ import annotations

from generators.files import make_frontier
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of lengths: logs of few and of many entries."""
    suite = make.suite(storage.get_flow_root, "lengths", "Logs of few and of many entries.")
    for length in [*range(1, 18), 1023, 1024, 1025, 2**40 + 2**20 + 1, 2**63]:
        suite.accept(f"{length}", f"a log of {length} entries", make_frontier(length))
    suite.accept("initial", "the log before the first submission", storage.compute_initial_log())
