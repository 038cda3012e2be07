"""Vectors of storage.md#process_make_context_fixed_times."""

from __future__ import annotations

from dataclasses import replace

from generators.files import make_account
from generators.flow import make_block, make_flow
from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Make the suite of counts: fewer, as many and more than are due."""
    suite = make.suite(
        storage.process_make_context_fixed_times, "counts", "Fewer, as many and more than are due."
    )
    reason, sender = storage.FlowReject, make_account("sender")
    block = make_block(135, 110, 120, 130)
    for count in (0, 1, 2, 3, 2**256 - 1):
        case = suite.accept(
            f"{count:x}",
            f"{count:#x} further contexts, three are due",
            make_flow(),
            block,
            sender,
            u256(count),
        )
    for count in (0, 1, 2**256 - 1):
        paused = replace(make_flow(), is_paused=True)
        suite.reject(
            f"{count:x}-paused",
            case,
            f"paused, a count of {count:#x}",
            reason.FLOW_PAUSED,
            paused,
            block,
            sender,
            u256(count),
        )
        early = make_block(99)
        suite.reject(
            f"{count:x}-early",
            case,
            f"before the launch, a count of {count:#x}",
            reason.FLOW_NOT_LAUNCHED,
            make_flow(),
            early,
            sender,
            u256(count),
        )
    suite.reject(
        "early-paused",
        case,
        "paused and before the launch",
        reason.FLOW_NOT_LAUNCHED,
        paused,
        early,
        sender,
        u256(0),
    )
    launch = make_block(100)
    suite.accept("launch", "in the first block", make_flow(), launch, sender, u256(0))
    suite.accept("nothing", "nothing is due", make_flow(), make_block(110), sender, u256(4))
