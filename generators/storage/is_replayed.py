"""Transactions that are done."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import NEXT, make_used_state
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write numbers around the next one."""
    suite = make.suite(storage.is_replayed, "numbers", "Around the next transaction.")
    for sequence in (0, NEXT - 1, NEXT, NEXT + 1):
        suite.accept(f"{sequence}", f"transaction {sequence}", make_used_state(), u64(sequence))
