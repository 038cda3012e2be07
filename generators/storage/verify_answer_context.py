"""Vectors of storage.md#verify_answer_context."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker, flip
from generators.mining import make_context, make_mine
from zgspec.active import primitives, storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.verify_answer_context, "contexts", "Other, skipped and full contexts."
    )
    reason, context = storage.AnswerReject, make_context()
    skipped = make_context(300, primitives.EMPTY_HASH)
    for found in range(4):
        mine = replace(make_mine(), submissions=u256(found))
        case = suite.accept(f"{found}", f"{found} answers before", mine, context, context.digest)
        suite.reject(
            f"{found}-other",
            case,
            "another context",
            reason.CONTEXT_DIGEST_MISMATCH,
            mine,
            context,
            flip(context.digest),
        )
        suite.reject(
            f"{found}-skipped",
            case,
            "a skipped context",
            reason.CONTEXT_SKIPPED,
            mine,
            skipped,
            primitives.EMPTY_HASH,
        )
    for found in (4, 5):
        mine = replace(make_mine(), submissions=u256(found))
        suite.reject(
            f"{found}",
            case,
            f"{found} answers before",
            reason.EPOCH_FULL,
            mine,
            context,
            context.digest,
        )
        suite.reject(
            f"{found}-other",
            case,
            f"{found} answers before, and another context",
            reason.CONTEXT_DIGEST_MISMATCH,
            mine,
            context,
            primitives.EMPTY_HASH,
        )
        suite.reject(
            f"{found}-skipped",
            case,
            f"{found} answers before, and a skipped context",
            reason.CONTEXT_SKIPPED,
            mine,
            skipped,
            primitives.EMPTY_HASH,
        )
    huge = replace(make_mine(), target_submissions=u256(2**255))
    suite.reject(
        "huge",
        case,
        "2**255 wanted answers",
        reason.TARGET_SUBMISSIONS_OVERFLOW,
        huge,
        context,
        context.digest,
    )
