"""Vectors of storage.md#process_query_context_at_position."""

from __future__ import annotations

from dataclasses import replace

from generators.files import make_account
from generators.flow import make_block, make_market, make_parameters, make_used_flow
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.process_query_context_at_position, "positions", "Known, open and absent positions."
    )
    reason, sender = storage.FlowReject, make_account("sender")
    flow = make_used_flow()
    now, later = make_block(119, 110), make_block(121, 110, 120)
    frozen, length = flow.epochs.start, flow.log.length
    for position in (0, frozen - 1):
        case = suite.accept(
            f"{position}",
            f"position {position}, frozen before",
            flow,
            now,
            sender,
            primitives.entries(position),
        )
        due = suite.accept(
            f"{position}-due",
            f"position {position}, a context is due",
            flow,
            later,
            sender,
            primitives.entries(position),
        )
    for position in (frozen, length - 1):
        suite.reject(
            f"{position}-open",
            case,
            f"position {position}, in no context yet",
            reason.NO_CONTEXT_AT_POSITION,
            flow,
            now,
            sender,
            primitives.entries(position),
        )
        due = suite.accept(
            f"{position}-due",
            f"position {position}, frozen by the query",
            flow,
            later,
            sender,
            primitives.entries(position),
        )
    for position in (length, length + 1, 2**64 - 1):
        suite.reject(
            f"{position}",
            case,
            f"position {position}, behind the log",
            reason.POSITION_OUT_OF_BOUND,
            flow,
            now,
            sender,
            primitives.entries(position),
        )
        suite.reject(
            f"{position}-due",
            due,
            f"position {position}, behind the log",
            reason.POSITION_OUT_OF_BOUND,
            flow,
            later,
            sender,
            primitives.entries(position),
        )
    suite.reject(
        "early",
        case,
        "before the launch",
        reason.FLOW_NOT_LAUNCHED,
        flow,
        make_block(99),
        sender,
        primitives.entries(0),
    )
    suite.reject(
        "paused",
        case,
        "the contract is paused",
        reason.FLOW_PAUSED,
        replace(flow, is_paused=True),
        now,
        sender,
        primitives.entries(0),
    )
    long = storage.compute_initial_flow(make_parameters(10_000), make_market())
    case = suite.accept(
        "last-block",
        "the last block for a context",
        long,
        make_block(18_291, 10_100),
        sender,
        primitives.entries(0),
    )
    suite.reject(
        "late",
        case,
        "one block later",
        reason.NO_CONTEXT_AT_POSITION,
        long,
        make_block(18_292, 10_100),
        sender,
        primitives.entries(0),
    )
