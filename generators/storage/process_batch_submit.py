"""Vectors of storage.md#process_batch_submit."""

from __future__ import annotations

from dataclasses import replace

from generators.files import BAD_HEIGHTS, make_nodes, make_submission
from generators.flow import PRICE, make_block, make_flow, make_message, make_used_flow
from generators.framework import Maker, changed
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of batches: accepted as a whole or not at all."""
    suite = make.suite(
        storage.process_batch_submit, "batches", "Accepted as a whole or not at all."
    )
    reason, layout = storage.FlowReject, storage.SubmissionReject
    block = make_block(121, 110, 120)
    item = make_submission(1)
    paid = make_message(PRICE * storage.verify_submission(item))
    suite.accept("launch", "in the first block", make_flow(), make_block(100), paid, [item])
    for count in range(4):
        batch = [make_submission(1 + 300 * index, index) for index in range(count)]
        fee = sum(PRICE * storage.verify_submission(item) for item in batch)
        flow = make_flow()
        case = suite.accept(
            f"{count}", f"a batch of {count}", flow, block, make_message(fee), batch
        )
        suite.reject(
            f"{count}-paused",
            case,
            "the contract is paused",
            reason.FLOW_PAUSED,
            replace(flow, is_paused=True),
            block,
            make_message(fee),
            batch,
        )
        suite.reject(
            f"{count}-early",
            case,
            "the contract has not launched",
            reason.FLOW_NOT_LAUNCHED,
            flow,
            make_block(99),
            make_message(fee),
            batch,
        )
        suite.reject(
            f"{count}-both",
            case,
            "paused and not launched",
            reason.FLOW_PAUSED,
            replace(flow, is_paused=True),
            make_block(99),
            make_message(fee),
            batch,
        )
        if count > 0:
            suite.reject(
                f"{count}-poor",
                case,
                "one wei less for all",
                reason.BALANCE_BELOW_FEE,
                flow,
                block,
                make_message(fee - 1),
                batch,
            )
        for index in range(count):
            bad = changed(batch, index, replace(batch[index], submitter=primitives.ZERO_ADDRESS))
            suite.reject(
                f"{count}-nobody-{index}",
                case,
                f"nobody submits number {index}",
                layout.SUBMITTER_IS_ZERO,
                flow,
                block,
                make_message(fee),
                bad,
            )
    for slug, change, heights, expected in BAD_HEIGHTS:
        for index in (0, 2):
            data = replace(batch[index].data, nodes=make_nodes(*heights))
            bad = changed(batch, index, replace(batch[index], data=data))
            suite.reject(
                f"{slug}-{index}",
                case,
                f"number {index} has {change}",
                expected,
                flow,
                block,
                make_message(fee),
                bad,
            )
    rich = replace(make_used_flow(), balance=primitives.wei(10**6))
    suite.accept("leftover", "no value, but leftovers", rich, block, make_message(0), batch)
    suite.accept("surplus", "a value and no submission", make_flow(), block, make_message(5), [])
