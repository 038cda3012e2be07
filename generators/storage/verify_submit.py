"""Vectors of storage.md#verify_submit."""

from __future__ import annotations

from dataclasses import replace

from generators.files import BAD_HEIGHTS, make_nodes, make_submission
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


def generate(make: Maker) -> None:
    """Make the suite of submissions: every refusal and the order of the checks."""
    suite = make.suite(
        storage.verify_submit, "submissions", "Every refusal and the order of the checks."
    )
    reason, layout = storage.FlowReject, storage.SubmissionReject
    block, early = make_block(105), make_block(99)
    item = make_submission(1)
    paid = primitives.wei(PRICE * storage.verify_submission(item))
    suite.accept("launch", "in the first block", make_flow(), make_block(100), paid, item)
    for name, flow in (("new", make_flow()), ("used", make_used_flow())):
        for size in (1, 20 * 256, 2**30):
            valid = make_submission(size)
            fee = PRICE * storage.verify_submission(valid)
            value = primitives.wei(fee - flow.balance if fee > flow.balance else 0)
            slug = f"{name}-{size}"
            case = suite.accept(
                slug, f"{size} bytes for a {name} contract", flow, block, value, valid
            )
            paused = replace(flow, is_paused=True)
            suite.reject(
                f"{slug}-paused",
                case,
                "it is paused",
                reason.FLOW_PAUSED,
                paused,
                block,
                value,
                valid,
            )
            suite.reject(
                f"{slug}-early",
                case,
                "it has not launched",
                reason.FLOW_NOT_LAUNCHED,
                flow,
                early,
                value,
                valid,
            )
            suite.reject(
                f"{slug}-both",
                case,
                "it is paused and has not launched",
                reason.FLOW_PAUSED,
                paused,
                early,
                value,
                valid,
            )
            nobody = replace(valid, submitter=primitives.ZERO_ADDRESS)
            suite.reject(
                f"{slug}-nobody",
                case,
                "nobody submits",
                layout.SUBMITTER_IS_ZERO,
                flow,
                block,
                value,
                nobody,
            )
            long = make_long_submission(size)
            for word, change, heights, expected in BAD_HEIGHTS:
                bad = replace(valid, data=replace(valid.data, nodes=make_nodes(*heights)))
                suite.reject(f"{slug}-{word}", case, change, expected, flow, block, value, bad)
            suite.reject(
                f"{slug}-long",
                case,
                "the nodes do not hold the file",
                layout.LENGTH_ABOVE_CAPACITY,
                flow,
                block,
                primitives.wei(0),
                long,
            )
            if value > 0:
                suite.reject(
                    f"{slug}-poor",
                    case,
                    "one wei less",
                    reason.BALANCE_BELOW_FEE,
                    flow,
                    block,
                    primitives.wei(value - 1),
                    valid,
                )
    add_full_logs(make)


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
