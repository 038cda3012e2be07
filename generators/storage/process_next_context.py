"""Vectors of storage.md#process_next_context."""

from __future__ import annotations

from generators.files import make_account
from generators.flow import make_block, make_flow, make_used_flow
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of blocks: in time, at the limit and late."""
    suite = make.suite(storage.process_next_context, "blocks", "In time, at the limit and late.")
    sender = make_account("sender")
    for window in storage.BlockHashWindow:
        reach = storage.compute_window(window)
        name = window.name.lower().replace("_", "-")
        for number in (111, 110 + reach, 111 + reach):
            suite.accept(
                f"{name}-{number}",
                f"block {number} for block 110",
                make_flow(window),
                make_block(number, 110),
                sender,
            )
    suite.accept(
        "unknown", "a block hash that the chain does not know", make_flow(), make_block(111), sender
    )
    suite.accept(
        "second", "the second context", make_used_flow(), make_block(121, 110, 120), sender
    )
