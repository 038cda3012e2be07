"""Vectors of storage.md#get_due_contexts."""

from __future__ import annotations

from generators.flow import make_block, make_flow, make_used_flow
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of blocks: before and behind the ends of epochs."""
    suite = make.suite(storage.get_due_contexts, "blocks", "Before and behind the ends of epochs.")
    for name, flow in (("new", make_flow()), ("used", make_used_flow())):
        for number in (100, 110, 111, 120, 121, 150, 10000):
            suite.accept(
                f"{name}-{number}", f"block {number} of a {name} contract", flow, make_block(number)
            )
