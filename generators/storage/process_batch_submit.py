"""Vectors of storage.md#process_batch_submit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generators.files import BAD_HEIGHTS, make_nodes, make_submission, with_nodes
from generators.flow import PRICE, make_block, make_flow, make_message, make_used_flow
from generators.framework import Maker, changed
from zgspec.active import primitives, storage
from zgspec.runtime import Reason


class Call(NamedTuple):
    """The arguments of a call."""

    flow: storage.Flow
    block: storage.BlockView
    message: storage.Message
    batch: list[storage.Submission]


def make_call(count: int) -> Call:
    """Return the call of a new contract with so many submissions and their fee."""
    batch = [make_submission(1 + 300 * index, index) for index in range(count)]
    fee = sum(PRICE * storage.verify_submission(item) for item in batch)
    return Call(make_flow(), make_block(121, 110, 120), make_message(fee), batch)


def generate(make: Maker) -> None:
    """Make the suite of batches: accepted as a whole or not at all."""
    suite = make.suite(
        storage.process_batch_submit, "batches", "Accepted as a whole or not at all."
    )
    item = make_submission(1)
    paid = make_message(PRICE * storage.verify_submission(item))
    suite.accept("launch", "in the first block", make_flow(), make_block(100), paid, [item])
    for count in range(4):
        call = make_call(count)
        case = suite.accept(f"{count}", f"a batch of {count}", *call)
        for word, change, reason, wrong in find_mistakes(call):
            suite.reject(f"{count}-{word}", case, change, reason, *wrong)
    for slug, change, reason, wrong in find_wrong_layouts(call):
        suite.reject(slug, case, change, reason, *wrong)
    rich = replace(make_used_flow(), balance=primitives.wei(10**6))
    free = call._replace(flow=rich, message=make_message(0))
    suite.accept("leftover", "no value, but leftovers", *free)
    surplus = call._replace(message=make_message(5), batch=[])
    suite.accept("surplus", "a value and no submission", *surplus)


def find_mistakes(call: Call) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield calls of contracts that take nothing, with too little value, and submissions of nobody."""
    reason = storage.FlowReject
    paused = call._replace(flow=replace(call.flow, is_paused=True))
    yield "paused", "the contract is paused", reason.FLOW_PAUSED, paused
    early = call._replace(block=make_block(99))
    yield "early", "the contract has not launched", reason.FLOW_NOT_LAUNCHED, early
    both = paused._replace(block=early.block)
    yield "both", "paused and not launched", reason.FLOW_PAUSED, both
    if call.batch:
        poor = call._replace(message=make_message(call.message.value - 1))
        yield "poor", "one wei less for all", reason.BALANCE_BELOW_FEE, poor
    for index, item in enumerate(call.batch):
        nobody = replace(item, submitter=primitives.ZERO_ADDRESS)
        wrong = call._replace(batch=changed(call.batch, index, nobody))
        expected = storage.SubmissionReject.SUBMITTER_IS_ZERO
        yield f"nobody-{index}", f"nobody submits number {index}", expected, wrong


def find_wrong_layouts(call: Call) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield batches whose first or last submission has nodes that padding never produces."""
    for slug, change, heights, expected in BAD_HEIGHTS:
        for index in (0, 2):
            bad = with_nodes(call.batch[index], make_nodes(*heights))
            wrong = call._replace(batch=changed(call.batch, index, bad))
            yield f"{slug}-{index}", f"number {index} has {change}", expected, wrong
