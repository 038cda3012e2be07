"""Vectors of storage.md#verify_submitted_answer."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker, flip
from generators.mining import MINE, get_window, make_answer, make_epoch_block, make_mining
from zgspec.active import storage
from zgspec.runtime import u64, u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_submitted_answer, "answers", "In the order of the checks.")
    mining = make_mining()
    first, last = get_window(mining, 1)
    answer = make_answer(mining, first)
    block = make_epoch_block(first)
    storage.process_make_context(mining.flow, block, MINE)
    mine, flow = mining.mine, mining.flow
    case = suite.accept("first", "an honest answer", mine, flow, block, answer)
    suite.accept(
        "second", "another honest answer", mine, flow, block, make_answer(mining, first, nonce=1)
    )
    other = replace(answer, context_digest=flip(answer.context_digest))
    suite.reject(
        "early",
        case,
        "one block earlier, and another context",
        storage.WindowReject.WINDOW_NOT_OPEN,
        mine,
        flow,
        make_epoch_block(first - 1),
        other,
    )
    suite.reject(
        "late",
        case,
        "one block late",
        storage.WindowReject.WINDOW_CLOSED,
        mine,
        flow,
        make_epoch_block(last + 1),
        answer,
    )
    suite.reject(
        "context",
        case,
        "another context",
        storage.AnswerReject.CONTEXT_DIGEST_MISMATCH,
        mine,
        flow,
        block,
        other,
    )
    output = storage.verify_submitted_answer(mine, flow, block, answer)
    known = replace(mine, outputs=[flip(output), output])
    suite.reject(
        "known",
        case,
        "its output is known",
        storage.AnswerReject.OUTPUT_KNOWN,
        known,
        flow,
        block,
        answer,
    )
    hard = replace(known, target=u256(2**64 - 1))
    suite.reject(
        "quality",
        case,
        "its output is known, and above the limit",
        storage.QualityReject.QUALITY_NOT_REACHED,
        hard,
        flow,
        block,
        answer,
    )
    sealing = replace(answer, sealed_context_digest=flip(answer.sealed_context_digest))
    suite.reject(
        "sealing",
        case,
        "another sealing context",
        storage.SealReject.SEALING_CONTEXT_MISMATCH,
        mine,
        flow,
        block,
        sealing,
    )
    sharded = make_answer(mining, first, shards=(0, 2))
    case = suite.accept("sharded", "an answer of one of two shards", mine, flow, block, sharded)
    whole = replace(mine, max_shards=u64(1))
    suite.reject(
        "shards",
        case,
        "one shard is allowed",
        storage.RecallReject.TOO_MANY_SHARDS,
        whole,
        flow,
        block,
        sharded,
    )
