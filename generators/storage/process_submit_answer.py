"""Vectors of storage.md#process_submit_answer."""

from __future__ import annotations

import copy
from dataclasses import replace

from generators.framework import Maker, flip, make_hash
from generators.mining import (
    MINER_ID,
    NOW,
    OTHER_ID,
    flip_unit,
    get_window,
    make_answer,
    make_epoch_block,
    make_mining,
)
from zgspec.active import primitives, storage
from zgspec.runtime import Reason, u64, u256


def generate(make: Maker) -> None:
    accepted(make)
    contexts(make)
    puzzles(make)


def accepted(make: Maker) -> None:
    suite = make.suite(
        storage.process_submit_answer, "epochs", "Answers of two epochs, up to the cap."
    )
    mining = make_mining()
    first, last = get_window(mining, 1)
    other, _ = get_window(mining, 1, OTHER_ID)
    reason = storage.AnswerReject
    for count, (number, miner_id) in enumerate(
        [(first, MINER_ID), (last, MINER_ID), (other, OTHER_ID), (last, MINER_ID)]
    ):
        answer = make_answer(mining, number, miner_id, count)
        block = make_epoch_block(number)
        slug = f"answer-{count}"
        case = suite.accept(slug, f"answer {count} of the epoch", mining, block, NOW, answer)
        storage.process_submit_answer(mining, block, NOW, answer)
        if count < 3:
            suite.reject(
                f"{slug}-again",
                case,
                "the same answer was accepted before",
                reason.OUTPUT_KNOWN,
                mining,
                block,
                NOW,
                answer,
            )
    answer = make_answer(mining, last, MINER_ID, 9)
    suite.reject(
        "one-more",
        case,
        "one answer more",
        reason.EPOCH_FULL,
        mining,
        make_epoch_block(last),
        NOW,
        answer,
    )
    start, _ = get_window(mining, 3)
    answer = make_answer(mining, start, MINER_ID, 0)
    block = make_epoch_block(start)
    storage.process_set_target_submissions(
        mining.mine, mining.mine.parameters.parameter_admins[0], u256(5)
    )
    case = suite.accept(
        "skipped-epoch", "the first answer after an epoch without one", mining, block, NOW, answer
    )
    huge = copy.deepcopy(mining)
    huge.mine.target_submissions = u256(2**255)
    suite.reject(
        "stuck",
        case,
        "the adjustment overflows",
        storage.DifficultyReject.EXPECTED_TARGET_OVERFLOW,
        huge,
        block,
        NOW,
        answer,
    )
    later = copy.deepcopy(mining)
    later.mine.last_mined_epoch = storage.epoch(4)
    suite.reject(
        "older",
        case,
        "a later epoch was mined",
        storage.DifficultyReject.EPOCH_DECREASES,
        later,
        block,
        NOW,
        answer,
    )


def contexts(make: Maker) -> None:
    suite = make.suite(storage.process_submit_answer, "contexts", "Miner, window, context and cap.")
    mining = make_mining()
    first, last = get_window(mining, 1)
    block = make_epoch_block(first)
    answer = make_answer(mining, first)
    case = suite.accept(
        "first", "an answer in the first block of its window", mining, block, NOW, answer
    )
    suite.accept(
        "last",
        "an answer in the last block of its window",
        mining,
        make_epoch_block(last),
        NOW,
        answer,
    )
    made = copy.deepcopy(mining)
    storage.process_make_context(made.flow, block, make_account_of(made))
    suite.accept("made", "an answer to a context that was made before", made, block, NOW, answer)
    poor = copy.deepcopy(mining)
    poor.pool.items = []
    suite.accept(
        "no-reward", "an answer for a pricing chunk without reward", poor, block, NOW, answer
    )

    def reject(
        slug: str,
        change: str,
        reason: Reason,
        other: storage.Mining,
        number: int = first,
        found: storage.MineAnswer = answer,
    ) -> None:
        suite.reject(slug, case, change, reason, other, make_epoch_block(number), NOW, found)

    miner, window, wrong = storage.MinerReject, storage.WindowReject, storage.AnswerReject
    reject(
        "zero-id",
        "the miner id is zero",
        miner.MINER_ID_ZERO,
        mining,
        first,
        replace(answer, miner_id=primitives.ZERO_HASH),
    )
    reject(
        "unknown-id",
        "the miner id is not registered",
        miner.MINER_ID_NOT_REGISTERED,
        mining,
        first,
        replace(answer, miner_id=flip(MINER_ID)),
    )
    reject("early", "one block earlier", window.WINDOW_NOT_OPEN, mining, first - 1)
    reject("late", "one block behind its window", window.WINDOW_CLOSED, mining, last + 1)
    reject(
        "unlaunched", "the log has not launched", storage.FlowReject.FLOW_NOT_LAUNCHED, mining, 99
    )
    paused = copy.deepcopy(mining)
    paused.flow.is_paused = True
    reject("paused", "the log is paused", storage.FlowReject.FLOW_PAUSED, paused)
    other = replace(answer, context_digest=flip(answer.context_digest))
    reject("context", "another context", wrong.CONTEXT_DIGEST_MISMATCH, mining, first, other)
    foreign = copy.deepcopy(mining)
    foreign.pool.mine = foreign.pool.market
    reject(
        "pool",
        "the pool belongs to another mine",
        storage.RewardReject.CLAIM_NOT_FROM_MINE,
        foreign,
    )
    for wanted, reason in ((0, wrong.EPOCH_FULL), (2**255, wrong.TARGET_SUBMISSIONS_OVERFLOW)):
        changed = copy.deepcopy(mining)
        changed.mine.target_submissions = u256(wanted)
        reject(f"wanted-{wanted:x}", f"{wanted:#x} wanted answers", reason, changed)
    skipped = copy.deepcopy(mining)
    skipped.flow.context = replace(
        skipped.flow.context,
        epoch=storage.epoch(1),
        digest=primitives.EMPTY_HASH,
        mine_start=primitives.block_number(200),
    )
    start = storage.get_subtask_window(skipped.mine, skipped.flow.context, MINER_ID).start
    reject(
        "skipped",
        "the context was skipped",
        wrong.CONTEXT_SKIPPED,
        skipped,
        start + 1,
        replace(answer, context_digest=primitives.EMPTY_HASH),
    )
    retired = copy.deepcopy(mining)
    storage.process_transfer_miner_id(
        retired.mine, retired.mine.miners[0].beneficiary, primitives.ZERO_ADDRESS, MINER_ID
    )
    reject("retired", "the miner id was retired", miner.MINER_ID_NOT_REGISTERED, retired)


def make_account_of(mining: storage.Mining) -> primitives.Address:
    """Return the account of the mine contract."""
    return mining.mine.parameters.account


def puzzles(make: Maker) -> None:
    suite = make.suite(
        storage.process_submit_answer, "puzzles", "Range, seal, proof, position and quality."
    )
    mining = make_mining()
    first, _ = get_window(mining, 1)
    block = make_epoch_block(first)
    answer = make_answer(mining, first)
    case = suite.accept("answer", "an honest answer", mining, block, NOW, answer)
    sharded = make_answer(mining, first, shards=(1, 2))
    suite.accept("sharded", "an honest answer of one of two shards", mining, block, NOW, sharded)

    def reject(slug: str, change: str, reason: Reason, found: storage.MineAnswer) -> None:
        suite.reject(slug, case, change, reason, mining, block, NOW, found)

    recall, place, seal = storage.RecallReject, storage.RecallPositionReject, storage.SealReject
    shorter = replace(answer.range, length=u256(answer.range.length - 1))
    longer = replace(answer.range, length=u256(answer.range.length + 1))
    moved = replace(answer.range, start=u256(1))
    masked = replace(answer.range, shard_id=u64(1))
    four = storage.RecallRange(u256(0), answer.range.length, u64(1), u64(2**64 - 4))
    reject(
        "shorter",
        "the range is one entry shorter",
        recall.RECALL_RANGE_TOO_SHORT,
        replace(answer, range=shorter),
    )
    reject(
        "longer",
        "the range is one entry longer",
        recall.RECALL_RANGE_OVERFLOW,
        replace(answer, range=longer),
    )
    reject(
        "moved",
        "the range begins one entry later",
        recall.RECALL_RANGE_NOT_ALIGNED,
        replace(answer, range=moved),
    )
    reject(
        "masked",
        "the id has a bit of the mask",
        recall.SHARD_ID_NOT_IN_MASK,
        replace(answer, range=masked),
    )
    reject("shards", "there are four shards", recall.TOO_MANY_SHARDS, replace(answer, range=four))
    reject(
        "sealing",
        "another sealing context",
        seal.SEALING_CONTEXT_MISMATCH,
        replace(answer, sealed_context_digest=make_hash("sealing")),
    )
    reject(
        "unit",
        "one bit of the unit",
        seal.UNIT_ROOT_MISMATCH,
        replace(answer, sealed_data=flip_unit(answer)),
    )
    reject(
        "proof",
        "one bit of the proof",
        seal.UNIT_ROOT_MISMATCH,
        replace(answer, merkle_proof=[flip(answer.merkle_proof[0]), *answer.merkle_proof[1:]]),
    )
    reject(
        "offset",
        "another unit of the segment",
        place.RECALL_POSITION_MISMATCH,
        replace(answer, seal_offset=u256(answer.seal_offset ^ 1)),
    )
    hard = copy.deepcopy(mining)
    hard.mine.target = u256(2**64 - 1)
    suite.reject(
        "quality",
        case,
        "the target is below 2**64",
        storage.QualityReject.QUALITY_NOT_REACHED,
        hard,
        block,
        NOW,
        answer,
    )
