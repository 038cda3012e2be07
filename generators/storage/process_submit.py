"""Vectors of storage.md#process_submit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generators.files import find_bad_layouts, make_submission, with_nodes
from generators.flow import (
    PRICE,
    make_block,
    make_flow,
    make_long_flow,
    make_market,
    make_message,
    make_used_flow,
)
from generators.framework import Maker, Suite
from zgspec.active import primitives, storage
from zgspec.replay.cases import Case
from zgspec.runtime import Reason

SubmitSuite = Suite[[storage.Flow, storage.BlockView, storage.Message, storage.Submission]]


class Call(NamedTuple):
    """The arguments of a call."""

    flow: storage.Flow
    block: storage.BlockView
    message: storage.Message
    submission: storage.Submission


def generate(make: Maker) -> None:
    """Make the suite of submissions: with and without contexts, gaps and leftovers."""
    suite = make.suite(
        storage.process_submit, "submissions", "With and without contexts, gaps and leftovers."
    )
    for name, flow in (("new", make_flow()), ("used", make_used_flow())):
        for size in (1, 3 * 256, 20 * 256 + 1):
            valid = make_submission(size, 7)
            fee = PRICE * storage.verify_submission(valid)
            call = Call(flow, make_block(105), make_message(fee), valid)
            slug = f"{name}-{size}"
            case = suite.accept(slug, f"{size} bytes for a {name} contract", *call)
            for word, change, reason, wrong in find_mistakes(call):
                suite.reject(f"{slug}-{word}", case, change, reason, *wrong)
        add_values(suite, name, call, case)
    add_contracts(suite, valid)


def find_mistakes(call: Call) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield calls of contracts that take nothing, and submissions with wrong nodes."""
    paused, reason = replace(call.flow, is_paused=True), storage.FlowReject
    yield "paused", "it is paused", reason.FLOW_PAUSED, call._replace(flow=paused)
    early = call._replace(block=make_block(99))
    yield "early", "it has not launched", reason.FLOW_NOT_LAUNCHED, early
    nodes = call.submission.data.nodes
    twice = call._replace(submission=with_nodes(call.submission, [*nodes, nodes[-1]]))
    expected = storage.SubmissionReject.HEIGHTS_NOT_DECREASING
    yield "node-twice", "the last node stands twice", expected, twice
    for word, change, expected, bad in find_bad_layouts(call.submission):
        yield word, change, expected, call._replace(submission=bad)


def add_values(suite: SubmitSuite, name: str, call: Call, case: Case) -> None:
    """Add the exact fee, one wei less, and no value where leftovers pay."""
    fee = call.message.value
    exact = call._replace(flow=replace(call.flow, balance=primitives.wei(0)))
    if call.flow.balance > 0:
        case = suite.accept(f"{name}-exact", f"the exact fee for a {name} contract", *exact)
    poor = exact._replace(message=make_message(fee - 1))
    reason = storage.FlowReject.BALANCE_BELOW_FEE
    suite.reject(f"{name}-poor", case, "one wei less", reason, *poor)
    rich = call._replace(flow=replace(call.flow, balance=fee), message=make_message(0))
    suite.accept(f"{name}-leftover", f"no value, but leftovers of a {name} contract", *rich)


def add_contracts(suite: SubmitSuite, valid: storage.Submission) -> None:
    """Add contracts with contexts that are due, with a balance and with a gap, and a submission with tags."""
    block, later = make_block(105), make_block(131, 110, 120, 130)
    paid, surplus = make_message(5000), make_message(10**18)
    suite.accept("contexts", "three contexts are due", make_flow(), later, paid, valid)
    suite.accept("surplus", "more than the fee", make_used_flow(), later, surplus, valid)
    bonus = replace(make_flow(), market=make_market(balance=77))
    suite.accept("bonus", "a market with a balance", bonus, block, paid, valid)
    suite.accept(
        "segment",
        "a file that moves to the next segment",
        make_long_flow(1000),
        block,
        paid,
        make_submission(30 * 256),
    )
    tagged = make_submission(1, tags=b"tags")
    suite.accept("tags", "a submission with tags", make_flow(), block, make_message(50), tagged)
