"""Vectors of storage.md#compute_worker_context."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker, flip
from generators.mining import MINER_ID, OTHER_ID, OWNER, make_epoch_block, make_mining
from zgspec.active import primitives, storage
from zgspec.runtime import u64, u256


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.compute_worker_context,
        "polls",
        "Inside and outside of windows, full and new epochs.",
    )
    mining = make_mining()
    mine, flow, caller = mining.mine, mining.flow, storage.WORKER_CONTEXT_CALLER
    mined = replace(
        mine,
        last_mined_epoch=storage.epoch(1),
        submissions=u256(3),
        next_subtask_count=u64(1),
        next_target_submissions=u256(9),
    )
    full = replace(mined, submissions=u256(4))
    zero = replace(mined, next_target_submissions=u256(0))
    for epoch in (1, 2):
        for miner_id in (MINER_ID, OTHER_ID):
            context_block = make_epoch_block(100 + 100 * epoch + 1)
            trial = storage.get_flow_copy(flow)
            storage.process_make_context(trial, context_block, caller)
            window = storage.get_subtask_window(mine, trial.context, miner_id)
            for slug, found in (("fresh", mine), ("mined", mined), ("full", full), ("zero", zero)):
                for number in (window.start, window.start + 1, window.end, window.end + 1):
                    if (
                        slug != "fresh"
                        and number in (window.start, window.end)
                        and miner_id == OTHER_ID
                    ):
                        continue
                    case = suite.accept(
                        f"{slug}-{epoch}-{miner_id.hex()[:2]}-{number}",
                        f"block {number} of epoch {epoch}, {slug}",
                        found,
                        flow,
                        make_epoch_block(number),
                        caller,
                        miner_id,
                    )
    block = make_epoch_block(window.start + 1)
    answers, miner = storage.AnswerReject, storage.MinerReject
    suite.reject(
        "caller",
        case,
        "another caller",
        answers.NOT_WORKER_CONTEXT_CALLER,
        mine,
        flow,
        block,
        OWNER,
        MINER_ID,
    )
    suite.reject(
        "zero-id",
        case,
        "the id is zero",
        miner.MINER_ID_ZERO,
        mine,
        flow,
        block,
        caller,
        primitives.ZERO_HASH,
    )
    suite.reject(
        "unknown",
        case,
        "an unknown id",
        miner.MINER_ID_NOT_REGISTERED,
        mine,
        flow,
        block,
        caller,
        flip(MINER_ID),
    )
    suite.reject(
        "unlaunched",
        case,
        "the log has not launched",
        storage.FlowReject.FLOW_NOT_LAUNCHED,
        mine,
        flow,
        make_epoch_block(99),
        caller,
        MINER_ID,
    )
    huge = replace(mined, target_submissions=u256(2**255), next_target_submissions=u256(2**255))
    suite.reject(
        "huge",
        case,
        "2**255 wanted answers",
        storage.DifficultyReject.EXPECTED_TARGET_OVERFLOW,
        huge,
        flow,
        block,
        caller,
        OTHER_ID,
    )
    later = replace(huge, last_mined_epoch=storage.epoch(2))
    suite.reject(
        "huge-same",
        case,
        "2**255 wanted answers of the same epoch",
        answers.TARGET_SUBMISSIONS_OVERFLOW,
        later,
        flow,
        block,
        caller,
        OTHER_ID,
    )
