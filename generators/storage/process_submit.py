"""Vectors of storage.md#process_submit."""

from __future__ import annotations

from dataclasses import replace

from generators.files import BAD_HEIGHTS, make_nodes, make_submission
from generators.flow import (
    PRICE,
    make_block,
    make_flow,
    make_long_flow,
    make_market,
    make_message,
    make_used_flow,
)
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of submissions: with and without contexts, gaps and leftovers."""
    suite = make.suite(
        storage.process_submit, "submissions", "With and without contexts, gaps and leftovers."
    )
    reason = storage.FlowReject
    block = make_block(105)
    for name, flow in (("new", make_flow()), ("used", make_used_flow())):
        for size in (1, 3 * 256, 20 * 256 + 1):
            valid = make_submission(size, 7)
            fee = PRICE * storage.verify_submission(valid)
            slug = f"{name}-{size}"
            case = suite.accept(
                slug, f"{size} bytes for a {name} contract", flow, block, make_message(fee), valid
            )
            suite.reject(
                f"{slug}-paused",
                case,
                "it is paused",
                reason.FLOW_PAUSED,
                replace(flow, is_paused=True),
                block,
                make_message(fee),
                valid,
            )
            suite.reject(
                f"{slug}-early",
                case,
                "it has not launched",
                reason.FLOW_NOT_LAUNCHED,
                flow,
                make_block(99),
                make_message(fee),
                valid,
            )
            nodes = [*valid.data.nodes, valid.data.nodes[-1]]
            twice = replace(valid, data=replace(valid.data, nodes=nodes))
            suite.reject(
                f"{slug}-node-twice",
                case,
                "the last node stands twice",
                storage.SubmissionReject.HEIGHTS_NOT_DECREASING,
                flow,
                block,
                make_message(fee),
                twice,
            )
            for word, change, heights, expected in BAD_HEIGHTS:
                bad = replace(valid, data=replace(valid.data, nodes=make_nodes(*heights)))
                suite.reject(
                    f"{slug}-{word}", case, change, expected, flow, block, make_message(fee), bad
                )
        fresh = replace(flow, balance=primitives.wei(0))
        if flow.balance > 0:
            case = suite.accept(
                f"{name}-exact",
                f"the exact fee for a {name} contract",
                fresh,
                block,
                make_message(fee),
                valid,
            )
        suite.reject(
            f"{name}-poor",
            case,
            "one wei less",
            reason.BALANCE_BELOW_FEE,
            fresh,
            block,
            make_message(fee - 1),
            valid,
        )
        rich = replace(flow, balance=primitives.wei(fee))
        suite.accept(
            f"{name}-leftover",
            f"no value, but leftovers of a {name} contract",
            rich,
            block,
            make_message(0),
            valid,
        )
    later = make_block(131, 110, 120, 130)
    suite.accept(
        "contexts", "three contexts are due", make_flow(), later, make_message(5000), valid
    )
    suite.accept(
        "surplus", "more than the fee", make_used_flow(), later, make_message(10**18), valid
    )
    suite.accept(
        "bonus",
        "a market with a balance",
        replace(make_flow(), market=make_market(balance=77)),
        block,
        make_message(5000),
        valid,
    )
    suite.accept(
        "segment",
        "a file that moves to the next segment",
        make_long_flow(1000),
        block,
        make_message(5000),
        make_submission(30 * 256),
    )
    suite.accept(
        "tags",
        "a submission with tags",
        make_flow(),
        block,
        make_message(50),
        make_submission(1, tags=b"tags"),
    )
