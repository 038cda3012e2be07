"""Vectors of storage.md#process_submit_answer."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generators.framework import Maker, Suite, flip, make_hash
from generators.mining import (
    MINE,
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

AnswerSuite = Suite[[storage.Mining, storage.BlockView, primitives.Seconds, storage.MineAnswer]]


class Call(NamedTuple):
    """The arguments of a call."""

    mining: storage.Mining
    block: storage.BlockView
    now: primitives.Seconds
    answer: storage.MineAnswer


Mistake = tuple[str, str, Reason, Call]
"""The slug of a case, what differs from the valid call, the reason, and the call."""


def make_call(mining: storage.Mining, number: int, answer: storage.MineAnswer) -> Call:
    """Return the call with an answer in a block."""
    return Call(mining, make_epoch_block(number), NOW, answer)


def generate(make: Maker) -> None:
    """Write answers of two epochs, and every reason to refuse one."""
    add_epochs(make)
    add_contexts(make)
    add_puzzles(make)


def add_epochs(make: Maker) -> None:
    """Write answers up to the cap of an epoch, and the first one of a later epoch."""
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
        call = make_call(mining, number, make_answer(mining, number, miner_id, count))
        slug = f"answer-{count}"
        case = suite.accept(slug, f"answer {count} of the epoch", *call)
        storage.process_submit_answer(*call)
        if count < 3:
            change = "the same answer was accepted before"
            suite.reject(f"{slug}-again", case, change, reason.OUTPUT_KNOWN, *call)
    more = make_call(mining, last, make_answer(mining, last, MINER_ID, 9))
    suite.reject("one-more", case, "one answer more", reason.EPOCH_FULL, *more)
    add_later_epoch(suite, mining)


def add_later_epoch(suite: AnswerSuite, mining: storage.Mining) -> None:
    """Add the first answer after an epoch without one, and contracts that can't begin its epoch."""
    start, _ = get_window(mining, 3)
    call = make_call(mining, start, make_answer(mining, start, MINER_ID, 0))
    admin = mining.mine.parameters.parameter_admins[0]
    storage.process_set_target_submissions(mining.mine, admin, u256(5))
    case = suite.accept("skipped-epoch", "the first answer after an epoch without one", *call)
    reason, huge = storage.DifficultyReject, copy.deepcopy(mining)
    huge.mine.target_submissions = u256(2**255)
    stuck, change = call._replace(mining=huge), "the adjustment overflows"
    suite.reject("stuck", case, change, reason.EXPECTED_TARGET_OVERFLOW, *stuck)
    later = copy.deepcopy(mining)
    later.mine.last_mined_epoch = storage.epoch(4)
    older, change = call._replace(mining=later), "a later epoch was mined"
    suite.reject("older", case, change, reason.EPOCH_DECREASES, *older)


def add_contexts(make: Maker) -> None:
    """Write answers in a window and outside of it, and contracts that take none."""
    suite = make.suite(storage.process_submit_answer, "contexts", "Miner, window, context and cap.")
    mining = make_mining()
    first, last = get_window(mining, 1)
    call = make_call(mining, first, make_answer(mining, first))
    case = suite.accept("first", "an answer in the first block of its window", *call)
    late = call._replace(block=make_epoch_block(last))
    suite.accept("last", "an answer in the last block of its window", *late)
    made = copy.deepcopy(mining)
    storage.process_make_context(made.flow, call.block, MINE)
    title = "an answer to a context that was made before"
    suite.accept("made", title, *call._replace(mining=made))
    poor = copy.deepcopy(mining)
    poor.pool.items = []
    title = "an answer for a pricing chunk without reward"
    suite.accept("no-reward", title, *call._replace(mining=poor))
    for mistakes in (
        find_wrong_miners(call),
        find_wrong_blocks(call, first, last),
        find_wrong_contracts(call),
        find_lost_contexts(call),
    ):
        for slug, change, reason, wrong in mistakes:
            suite.reject(slug, case, change, reason, *wrong)


def find_wrong_miners(call: Call) -> Iterator[Mistake]:
    """Yield answers of nobody."""
    reason = storage.MinerReject
    zero = call._replace(answer=replace(call.answer, miner_id=primitives.ZERO_HASH))
    yield "zero-id", "the miner id is zero", reason.MINER_ID_ZERO, zero
    unknown = call._replace(answer=replace(call.answer, miner_id=flip(MINER_ID)))
    change = "the miner id is not registered"
    yield "unknown-id", change, reason.MINER_ID_NOT_REGISTERED, unknown


def find_wrong_blocks(call: Call, first: int, last: int) -> Iterator[Mistake]:
    """Yield blocks on both sides of the window from first to last, and in front of the first epoch."""
    window = storage.WindowReject
    for slug, change, reason, number in (
        ("early", "one block earlier", window.WINDOW_NOT_OPEN, first - 1),
        ("late", "one block behind its window", window.WINDOW_CLOSED, last + 1),
        ("unlaunched", "the log has not launched", storage.FlowReject.FLOW_NOT_LAUNCHED, 99),
    ):
        yield slug, change, reason, call._replace(block=make_epoch_block(number))


def find_wrong_contracts(call: Call) -> Iterator[Mistake]:
    """Yield contracts that are paused, foreign or full, and an answer for another context."""
    paused, reason = copy.deepcopy(call.mining), storage.AnswerReject
    paused.flow.is_paused = True
    expected = storage.FlowReject.FLOW_PAUSED
    yield "paused", "the log is paused", expected, call._replace(mining=paused)
    digest = flip(call.answer.context_digest)
    other = call._replace(answer=replace(call.answer, context_digest=digest))
    yield "context", "another context", reason.CONTEXT_DIGEST_MISMATCH, other
    foreign = copy.deepcopy(call.mining)
    foreign.pool.mine = foreign.pool.market
    change, wrong = "the pool belongs to another mine", call._replace(mining=foreign)
    yield "pool", change, storage.RewardReject.CLAIM_NOT_FROM_MINE, wrong
    for wanted, why in ((0, reason.EPOCH_FULL), (2**255, reason.TARGET_SUBMISSIONS_OVERFLOW)):
        changed = copy.deepcopy(call.mining)
        changed.mine.target_submissions = u256(wanted)
        wrong = call._replace(mining=changed)
        yield f"wanted-{wanted:x}", f"{wanted:#x} wanted answers", why, wrong


def find_lost_contexts(call: Call) -> Iterator[Mistake]:
    """Yield a context that was skipped, and a miner id that was retired."""
    skipped = copy.deepcopy(call.mining)
    skipped.flow.context = replace(
        skipped.flow.context,
        epoch=storage.epoch(1),
        digest=primitives.EMPTY_HASH,
        mine_start=primitives.block_number(200),
    )
    start = storage.get_subtask_window(skipped.mine, skipped.flow.context, MINER_ID).start
    answer = replace(call.answer, context_digest=primitives.EMPTY_HASH)
    wrong = make_call(skipped, start + 1, answer)
    yield "skipped", "the context was skipped", storage.AnswerReject.CONTEXT_SKIPPED, wrong
    retired = copy.deepcopy(call.mining)
    owner = retired.mine.miners[0].beneficiary
    storage.process_transfer_miner_id(retired.mine, owner, primitives.ZERO_ADDRESS, MINER_ID)
    change, wrong = "the miner id was retired", call._replace(mining=retired)
    yield "retired", change, storage.MinerReject.MINER_ID_NOT_REGISTERED, wrong


def add_puzzles(make: Maker) -> None:
    """Write honest answers, and answers that do not solve the puzzle."""
    suite = make.suite(
        storage.process_submit_answer, "puzzles", "Range, seal, proof, position and quality."
    )
    mining = make_mining()
    first, _ = get_window(mining, 1)
    answer = make_answer(mining, first)
    call = make_call(mining, first, answer)
    case = suite.accept("answer", "an honest answer", *call)
    sharded = call._replace(answer=make_answer(mining, first, shards=(1, 2)))
    suite.accept("sharded", "an honest answer of one of two shards", *sharded)
    for slug, change, reason, wrong in (*find_wrong_ranges(answer), *find_wrong_units(answer)):
        suite.reject(slug, case, change, reason, *call._replace(answer=wrong))
    hard = copy.deepcopy(mining)
    hard.mine.target = u256(2**64 - 1)
    change, weak = "the target is below 2**64", storage.QualityReject.QUALITY_NOT_REACHED
    suite.reject("quality", case, change, weak, *call._replace(mining=hard))


def find_wrong_ranges(
    answer: storage.MineAnswer,
) -> Iterator[tuple[str, str, Reason, storage.MineAnswer]]:
    """Yield answers for ranges that are not allowed."""
    own, reason = answer.range, storage.RecallReject
    four = storage.RecallRange(u256(0), own.length, u64(1), u64(2**64 - 4))
    shorter, longer = u256(own.length - 1), u256(own.length + 1)
    for slug, change, why, found in (
        (
            "shorter",
            "the range is one entry shorter",
            reason.RECALL_RANGE_TOO_SHORT,
            replace(own, length=shorter),
        ),
        (
            "longer",
            "the range is one entry longer",
            reason.RECALL_RANGE_OVERFLOW,
            replace(own, length=longer),
        ),
        (
            "moved",
            "the range begins one entry later",
            reason.RECALL_RANGE_NOT_ALIGNED,
            replace(own, start=u256(1)),
        ),
        (
            "masked",
            "the id has a bit of the mask",
            reason.SHARD_ID_NOT_IN_MASK,
            replace(own, shard_id=u64(1)),
        ),
        ("shards", "there are four shards", reason.TOO_MANY_SHARDS, four),
    ):
        yield slug, change, why, replace(answer, range=found)


def find_wrong_units(
    answer: storage.MineAnswer,
) -> Iterator[tuple[str, str, Reason, storage.MineAnswer]]:
    """Yield answers with another sealing context, unit, proof and place."""
    reason, proof = storage.SealReject, answer.merkle_proof
    sealing = replace(answer, sealed_context_digest=make_hash("sealing"))
    yield "sealing", "another sealing context", reason.SEALING_CONTEXT_MISMATCH, sealing
    unit = replace(answer, sealed_data=flip_unit(answer))
    yield "unit", "one bit of the unit", reason.UNIT_ROOT_MISMATCH, unit
    other = replace(answer, merkle_proof=[flip(proof[0]), *proof[1:]])
    yield "proof", "one bit of the proof", reason.UNIT_ROOT_MISMATCH, other
    offset = replace(answer, seal_offset=u256(answer.seal_offset ^ 1))
    expected = storage.RecallPositionReject.RECALL_POSITION_MISMATCH
    yield "offset", "another unit of the segment", expected, offset
