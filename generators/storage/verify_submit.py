"""Vectors of storage.md#verify_submit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generators.files import find_bad_layouts, make_submission
from generators.flow import (
    PRICE,
    make_block,
    make_flow,
    make_long_flow,
    make_long_submission,
    make_used_flow,
)
from generators.framework import Maker
from zgspec.active import primitives, storage
from zgspec.runtime import Reason


class Call(NamedTuple):
    """The arguments of a call."""

    flow: storage.Flow
    block: storage.BlockView
    value: primitives.Wei
    submission: storage.Submission


def generate(make: Maker) -> None:
    """Make the suite of submissions: every refusal and the order of the checks."""
    suite = make.suite(
        storage.verify_submit, "submissions", "Every refusal and the order of the checks."
    )
    item = make_submission(1)
    paid = primitives.wei(PRICE * storage.verify_submission(item))
    suite.accept("launch", "in the first block", make_flow(), make_block(100), paid, item)
    for name, flow in (("new", make_flow()), ("used", make_used_flow())):
        for size in (1, 20 * 256, 2**30):
            valid = make_submission(size)
            fee = PRICE * storage.verify_submission(valid)
            value = primitives.wei(fee - flow.balance if fee > flow.balance else 0)
            call = Call(flow, make_block(105), value, valid)
            slug = f"{name}-{size}"
            case = suite.accept(slug, f"{size} bytes for a {name} contract", *call)
            for word, change, reason, wrong in (
                *find_closed_contracts(call),
                *find_wrong_submissions(call, size),
            ):
                suite.reject(f"{slug}-{word}", case, change, reason, *wrong)
            if value > 0:
                poor = call._replace(value=primitives.wei(value - 1))
                below = storage.FlowReject.BALANCE_BELOW_FEE
                suite.reject(f"{slug}-poor", case, "one wei less", below, *poor)
    add_full_logs(make)


def find_closed_contracts(call: Call) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield calls of contracts that take nothing."""
    reason = storage.FlowReject
    paused = call._replace(flow=replace(call.flow, is_paused=True))
    yield "paused", "it is paused", reason.FLOW_PAUSED, paused
    early = call._replace(block=make_block(99))
    yield "early", "it has not launched", reason.FLOW_NOT_LAUNCHED, early
    both = paused._replace(block=early.block)
    yield "both", "it is paused and has not launched", reason.FLOW_PAUSED, both


def find_wrong_submissions(call: Call, size: int) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield submissions that no contract takes."""
    layout, valid = storage.SubmissionReject, call.submission
    nobody = replace(valid, submitter=primitives.ZERO_ADDRESS)
    change = "nobody submits"
    yield "nobody", change, layout.SUBMITTER_IS_ZERO, call._replace(submission=nobody)
    for word, change, expected, bad in find_bad_layouts(valid):
        yield word, change, expected, call._replace(submission=bad)
    long = call._replace(value=primitives.wei(0), submission=make_long_submission(size))
    yield "long", "the nodes do not hold the file", layout.LENGTH_ABOVE_CAPACITY, long


def add_full_logs(make: Maker) -> None:
    """Add logs that are full, or nearly so."""
    suite = make.suite(storage.verify_submit, "full", "A log that is full, or nearly so.")
    block, value = make_block(105), primitives.wei(1000)
    for size, room in ((1, 1), (512, 2), (3 * 256, 4), (20 * 256, 32)):
        valid = make_submission(size)
        length = storage.MAX_LOG_LENGTH - room
        case = suite.accept(
            f"{size}-fits",
            f"{size} bytes with room for {room} entries",
            make_long_flow(length),
            block,
            value,
            valid,
        )
        full = make_long_flow(length + 1)
        if room > 1:
            suite.reject(
                f"{size}-full",
                case,
                "one entry less room",
                storage.FlowReject.LOG_FULL,
                full,
                block,
                value,
                valid,
            )
    suite.reject(
        "none",
        case,
        "no room",
        storage.FlowReject.LOG_FULL,
        make_long_flow(storage.MAX_LOG_LENGTH),
        block,
        value,
        make_submission(1),
    )
