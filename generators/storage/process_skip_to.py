"""Nodes that begin behind the first transaction of the log."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import NEXT, make_used_state
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write numbers around the next one."""
    suite = make.suite(storage.process_skip_to, "numbers", "Around the next transaction.")
    for first in (0, NEXT - 1, NEXT, NEXT + 1, 2**40):
        suite.accept(f"{first}", f"the first number is {first}", make_used_state(), u64(first))
