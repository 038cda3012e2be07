"""Vectors of storage.md#process_make_context."""

from __future__ import annotations

from dataclasses import replace

from generators.files import make_account
from generators.flow import make_block, make_flow, make_used_flow
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of blocks: no, one and several contexts."""
    suite = make.suite(storage.process_make_context, "blocks", "No, one and several contexts.")
    reason, sender = storage.FlowReject, make_account("sender")
    for number, known in (
        (100, ()),
        (110, ()),
        (111, (110,)),
        (121, (110, 120)),
        (135, (120, 130)),
    ):
        block = make_block(number, *known)
        case = suite.accept(f"{number}", f"block {number}", make_flow(), block, sender)
        paused = replace(make_flow(), is_paused=True)
        suite.reject(
            f"{number}-paused",
            case,
            "the contract is paused",
            reason.FLOW_PAUSED,
            paused,
            block,
            sender,
        )
    early = make_block(99, 90)
    suite.reject(
        "early",
        case,
        "one block before the launch",
        reason.FLOW_NOT_LAUNCHED,
        make_flow(),
        early,
        sender,
    )
    suite.reject(
        "early-paused",
        case,
        "paused, one block before the launch",
        reason.FLOW_NOT_LAUNCHED,
        paused,
        early,
        sender,
    )
    instruction = make_flow(storage.BlockHashWindow.INSTRUCTION)
    block = make_block(110 + 256 + 6, 120, 130)
    suite.accept("some-late", "some contexts are late, others not", instruction, block, sender)
    used = make_used_flow()
    suite.accept("used", "a contract with submissions", used, make_block(131, 120, 130), sender)
    suite.accept("used-nothing", "nothing is due", used, make_block(120), sender)
