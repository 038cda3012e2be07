"""Vectors of storage.md#process_query_context_at_position."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.files import make_account
from generators.flow import make_block, make_market, make_parameters, make_used_flow
from generators.framework import Maker, Suite
from zgspec.active import primitives, storage
from zgspec.replay.cases import Case

Positions = Suite[[storage.Flow, storage.BlockView, primitives.Address, primitives.Entries]]
SENDER: Final = make_account("sender")


def generate(make: Maker) -> None:
    """Make the cases of a used contract, then those of long epochs."""
    suite = make.suite(
        storage.process_query_context_at_position, "positions", "Known, open and absent positions."
    )
    flow, now = make_used_flow(), make_block(119, 110)
    case = add_positions(suite, flow, now, make_block(121, 110, 120))
    reason, start = storage.FlowReject, primitives.entries(0)
    early, paused = make_block(99), replace(flow, is_paused=True)
    change = "before the launch"
    suite.reject("early", case, change, reason.FLOW_NOT_LAUNCHED, flow, early, SENDER, start)
    change = "the contract is paused"
    suite.reject("paused", case, change, reason.FLOW_PAUSED, paused, now, SENDER, start)
    add_last_block(suite)


def add_positions(
    suite: Positions, flow: storage.Flow, now: storage.BlockView, later: storage.BlockView
) -> Case:
    """Add positions before, in and behind the open context; return an accepted case.

    In the block `later` a context is due, which the query makes first.
    """
    reason = storage.FlowReject
    frozen, length = flow.epochs.start, flow.log.length
    for position in (0, frozen - 1):
        place, what = primitives.entries(position), f"position {position}"
        case = suite.accept(f"{position}", f"{what}, frozen before", flow, now, SENDER, place)
        title = f"{what}, a context is due"
        due = suite.accept(f"{position}-due", title, flow, later, SENDER, place)
    for position in (frozen, length - 1):
        place, what = primitives.entries(position), f"position {position}"
        open_, why = f"{what}, in no context yet", reason.NO_CONTEXT_AT_POSITION
        suite.reject(f"{position}-open", case, open_, why, flow, now, SENDER, place)
        title = f"{what}, frozen by the query"
        due = suite.accept(f"{position}-due", title, flow, later, SENDER, place)
    for position in (length, length + 1, 2**64 - 1):
        place, behind = primitives.entries(position), f"position {position}, behind the log"
        why = reason.POSITION_OUT_OF_BOUND
        suite.reject(f"{position}", case, behind, why, flow, now, SENDER, place)
        suite.reject(f"{position}-due", due, behind, why, flow, later, SENDER, place)
    return case


def add_last_block(suite: Positions) -> None:
    """Add the last block in which the hash for a context is known, and the next one."""
    flow = storage.compute_initial_flow(make_parameters(10_000), make_market())
    start = primitives.entries(0)
    last, late = make_block(18_291, 10_100), make_block(18_292, 10_100)
    title = "the last block for a context"
    case = suite.accept("last-block", title, flow, last, SENDER, start)
    why = storage.FlowReject.NO_CONTEXT_AT_POSITION
    suite.reject("late", case, "one block later", why, flow, late, SENDER, start)
