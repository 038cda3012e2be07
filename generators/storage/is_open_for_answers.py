"""Vectors of storage.md#is_open_for_answers."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.mining import make_epoch_block, make_mine, make_mining
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.is_open_for_answers, "epochs", "New, open and full epochs.")
    mining = make_mining()
    flow, reason = mining.flow, storage.AnswerReject
    for number in (100, 200, 201, 301):
        for last, found in ((0, 0), (1, 3), (1, 4), (2, 4), (0, 4)):
            mine = replace(
                make_mine(), last_mined_epoch=storage.epoch(last), submissions=u256(found)
            )
            case = suite.accept(
                f"{number}-{last}-{found}",
                f"block {number}, {found} answers in epoch {last}",
                mine,
                flow,
                make_epoch_block(number),
            )
    suite.reject(
        "unlaunched",
        case,
        "the log has not launched",
        storage.FlowReject.FLOW_NOT_LAUNCHED,
        mine,
        flow,
        make_epoch_block(99),
    )
    huge = replace(mine, target_submissions=u256(2**255))
    suite.accept(
        "huge-new", "2**255 wanted answers, a new epoch", huge, flow, make_epoch_block(301)
    )
    suite.reject(
        "huge",
        case,
        "2**255 wanted answers, no new epoch",
        reason.TARGET_SUBMISSIONS_OVERFLOW,
        huge,
        flow,
        make_epoch_block(200),
    )
