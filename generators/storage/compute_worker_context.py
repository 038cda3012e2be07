"""Vectors of storage.md#compute_worker_context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generators.framework import Maker, flip
from generators.mining import MINER_ID, OTHER_ID, OWNER, make_epoch_block, make_mining
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, Reason, u64, u256


class Call(NamedTuple):
    """The arguments of a call."""

    mine: storage.Mine
    flow: storage.Flow
    block: storage.BlockView
    sender: primitives.Address
    miner_id: Bytes32


def make_mines(mine: storage.Mine) -> dict[str, storage.Mine]:
    """Return contracts by name: not mined yet, mined in an epoch, full, and with no answer wanted."""
    mined = replace(
        mine,
        last_mined_epoch=storage.epoch(1),
        submissions=u256(3),
        next_subtask_count=u64(1),
        next_target_submissions=u256(9),
    )
    full = replace(mined, submissions=u256(4))
    zero = replace(mined, next_target_submissions=u256(0))
    return {"fresh": mine, "mined": mined, "full": full, "zero": zero}


def get_epoch_window(
    mining: storage.Mining, epoch: int, miner_id: Bytes32
) -> storage.SubtaskWindow:
    """Return the window of a miner in an epoch, with the parameters as they are."""
    trial = storage.get_flow_copy(mining.flow)
    block = make_epoch_block(100 + 100 * epoch + 1)
    storage.process_make_context(trial, block, storage.WORKER_CONTEXT_CALLER)
    return storage.get_subtask_window(mining.mine, trial.context, miner_id)


def generate(make: Maker) -> None:
    """Write polls around the windows of two miners, and each reason to refuse one."""
    suite = make.suite(
        storage.compute_worker_context,
        "polls",
        "Inside and outside of windows, full and new epochs.",
    )
    mining, caller = make_mining(), storage.WORKER_CONTEXT_CALLER
    mines = make_mines(mining.mine)
    for epoch in (1, 2):
        for miner_id in (MINER_ID, OTHER_ID):
            window = get_epoch_window(mining, epoch, miner_id)
            window_bounds = (window.start, window.end)
            for slug, found in mines.items():
                is_long = slug == "fresh" or miner_id == MINER_ID
                steps = (0, 1) if is_long else (1,)
                for number in [bound + step for bound in window_bounds for step in steps]:
                    case = suite.accept(
                        f"{slug}-{epoch}-{miner_id.hex()[:2]}-{number}",
                        f"block {number} of epoch {epoch}, {slug}",
                        found,
                        mining.flow,
                        make_epoch_block(number),
                        caller,
                        miner_id,
                    )
    block = make_epoch_block(window.start + 1)
    call = Call(mining.mine, mining.flow, block, caller, MINER_ID)
    wrong_mines = find_wrong_mines(call._replace(miner_id=OTHER_ID), mines["mined"])
    for slug, change, reason, wrong in (*find_wrong_callers(call), *wrong_mines):
        suite.reject(slug, case, change, reason, *wrong)


def find_wrong_callers(call: Call) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield another caller, ids of no miner, and a log that has not launched."""
    reason, miner = storage.AnswerReject, storage.MinerReject
    owner = call._replace(sender=OWNER)
    yield "caller", "another caller", reason.NOT_WORKER_CONTEXT_CALLER, owner
    zero = call._replace(miner_id=primitives.ZERO_HASH)
    yield "zero-id", "the id is zero", miner.MINER_ID_ZERO, zero
    unknown = call._replace(miner_id=flip(MINER_ID))
    yield "unknown", "an unknown id", miner.MINER_ID_NOT_REGISTERED, unknown
    early = call._replace(block=make_epoch_block(99))
    expected = storage.FlowReject.FLOW_NOT_LAUNCHED
    yield "unlaunched", "the log has not launched", expected, early


def find_wrong_mines(call: Call, mined: storage.Mine) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield contracts that want more answers than a word holds, in a new epoch and in the same."""
    huge = replace(mined, target_submissions=u256(2**255), next_target_submissions=u256(2**255))
    expected: Reason = storage.DifficultyReject.EXPECTED_TARGET_OVERFLOW
    yield "huge", "2**255 wanted answers", expected, call._replace(mine=huge)
    later = replace(huge, last_mined_epoch=storage.epoch(2))
    change = "2**255 wanted answers of the same epoch"
    expected = storage.AnswerReject.TARGET_SUBMISSIONS_OVERFLOW
    yield "huge-same", change, expected, call._replace(mine=later)
