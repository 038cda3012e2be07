"""Vectors of storage.md#compute_initial_log."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of all: the only case."""
    suite = make.suite(storage.compute_initial_log, "all", "The only case.")
    suite.accept("all", "the log before the first submission")
