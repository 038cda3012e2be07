"""Vectors of storage.md#verify_answer_context."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from generators.framework import Maker, flip
from generators.mining import make_context, make_mine
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, u256


class Call(NamedTuple):
    """The arguments of a call."""

    mine: storage.Mine
    context: storage.MineContext
    digest: Bytes32


def make_call(found: int) -> Call:
    """Return a call for the context of a contract that has so many answers."""
    context = make_context()
    return Call(replace(make_mine(), submissions=u256(found)), context, context.digest)


def skip_context(call: Call) -> Call:
    """Return a call for a context that was skipped."""
    return call._replace(
        context=make_context(300, primitives.EMPTY_HASH), digest=primitives.EMPTY_HASH
    )


def generate(make: Maker) -> None:
    """Write contexts with few answers and with all, other contexts and skipped ones."""
    suite = make.suite(
        storage.verify_answer_context, "contexts", "Other, skipped and full contexts."
    )
    reason = storage.AnswerReject
    for found in range(4):
        call = make_call(found)
        case = suite.accept(f"{found}", f"{found} answers before", *call)
        other, why = call._replace(digest=flip(call.digest)), reason.CONTEXT_DIGEST_MISMATCH
        suite.reject(f"{found}-other", case, "another context", why, *other)
        skipped, why = skip_context(call), reason.CONTEXT_SKIPPED
        suite.reject(f"{found}-skipped", case, "a skipped context", why, *skipped)
    for found in (4, 5):
        call = make_call(found)
        change = f"{found} answers before"
        suite.reject(f"{found}", case, change, reason.EPOCH_FULL, *call)
        other, why = call._replace(digest=primitives.EMPTY_HASH), reason.CONTEXT_DIGEST_MISMATCH
        suite.reject(f"{found}-other", case, f"{change}, and another context", why, *other)
        skipped, why = skip_context(call), reason.CONTEXT_SKIPPED
        suite.reject(f"{found}-skipped", case, f"{change}, and a skipped context", why, *skipped)
    huge = call._replace(mine=replace(make_mine(), target_submissions=u256(2**255)))
    why = reason.TARGET_SUBMISSIONS_OVERFLOW
    suite.reject("huge", case, "2**255 wanted answers", why, *huge)
