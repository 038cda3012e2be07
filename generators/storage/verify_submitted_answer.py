"""Vectors of storage.md#verify_submitted_answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generators.framework import Maker, flip
from generators.mining import MINE, get_window, make_answer, make_epoch_block, make_mining
from zgspec.active import storage
from zgspec.runtime import Reason, u64, u256


class Call(NamedTuple):
    """The arguments of a call."""

    mine: storage.Mine
    flow: storage.Flow
    block: storage.BlockView
    answer: storage.MineAnswer


def generate(make: Maker) -> None:
    """Write honest answers, and mistakes in the order of the checks."""
    suite = make.suite(storage.verify_submitted_answer, "answers", "In the order of the checks.")
    mining = make_mining()
    first, last = get_window(mining, 1)
    block = make_epoch_block(first)
    answer = make_answer(mining, first)
    storage.process_make_context(mining.flow, block, MINE)
    call = Call(mining.mine, mining.flow, block, answer)
    case = suite.accept("first", "an honest answer", *call)
    second = call._replace(answer=make_answer(mining, first, nonce=1))
    suite.accept("second", "another honest answer", *second)
    for slug, change, reason, wrong in (
        *find_wrong_places(call, first, last),
        *find_wrong_outputs(call),
    ):
        suite.reject(slug, case, change, reason, *wrong)
    sharded = call._replace(answer=make_answer(mining, first, shards=(0, 2)))
    case = suite.accept("sharded", "an answer of one of two shards", *sharded)
    whole = sharded._replace(mine=replace(mining.mine, max_shards=u64(1)))
    too_many = storage.RecallReject.TOO_MANY_SHARDS
    suite.reject("shards", case, "one shard is allowed", too_many, *whole)


def find_wrong_places(call: Call, first: int, last: int) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield answers outside of the window from first to last, and for another context."""
    reason = storage.WindowReject
    digest = flip(call.answer.context_digest)
    other = call._replace(answer=replace(call.answer, context_digest=digest))
    early = other._replace(block=make_epoch_block(first - 1))
    yield "early", "one block earlier, and another context", reason.WINDOW_NOT_OPEN, early
    late = call._replace(block=make_epoch_block(last + 1))
    yield "late", "one block late", reason.WINDOW_CLOSED, late
    yield "context", "another context", storage.AnswerReject.CONTEXT_DIGEST_MISMATCH, other


def find_wrong_outputs(call: Call) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield an answer that is known, one that is too weak as well, and another sealing context."""
    output = storage.verify_submitted_answer(*call)
    known = replace(call.mine, outputs=[flip(output), output])
    change = "its output is known"
    yield "known", change, storage.AnswerReject.OUTPUT_KNOWN, call._replace(mine=known)
    hard = call._replace(mine=replace(known, target=u256(2**64 - 1)))
    reason = storage.QualityReject.QUALITY_NOT_REACHED
    yield "quality", f"{change}, and above the limit", reason, hard
    digest = flip(call.answer.sealed_context_digest)
    sealing = call._replace(answer=replace(call.answer, sealed_context_digest=digest))
    mismatch = storage.SealReject.SEALING_CONTEXT_MISMATCH
    yield "sealing", "another sealing context", mismatch, sealing
