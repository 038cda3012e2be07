"""What the specification answers, and whether a client answers the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from tests.conformance.sdks import Answer, Question, Sdk
from zgspec.replay.codec import expand_recipes
from zgspec.replay.difference import find_difference
from zgspec.replay.runner import Runner
from zgspec.replay.values import get_list, get_object

ORDER_DIFFERS: Final = frozenset({"verify_file_proof", "verify_segment"})
"""Of several faults a client names another one than a node: that both refuse is what counts."""
NO_REASON: Final = "NO_REASON"
"""The answer of a client that refuses without a reason."""
STRICTER: Final = frozenset(
    {
        "PROOF_PATH_TOO_LONG",
        "PROOF_PATH_TOO_SHORT",
        "SEGMENT_INDEX_OUT_OF_BOUND",
        "SEGMENT_OF_EMPTY_FILE",
        "SEGMENT_WRONG_LENGTH",
        "SEGMENT_WRONG_PADDING",
    }
)
"""Refusals of a node that have no counterpart in the clients: such inputs are not replayed on them."""


@dataclass(frozen=True)
class Deviation:
    """A question that a client is known to answer otherwise; specs/deviations.md has a row for it."""

    sdk: str
    question: Question
    answer: Answer


SMALL_DEVIATIONS: Final = (
    Deviation(
        "typescript",
        Question("compute_submission_nodes", {"data": "0x"}),
        {"returns": []},
    ),
    Deviation(
        "python",
        Question("compute_submission_nodes", {"data": "0x"}),
        {"returns": []},
    ),
    Deviation("go", Question("compute_entry_count", {"size": "0"}), {"returns": "1"}),
    Deviation("go", Question("compute_segment_count", {"size": "0"}), {"returns": "1"}),
    Deviation(
        "typescript",
        Question("compute_submission_fee", {"price": "1", "capacity": str(2**31)}),
        {"returns": str(-(2**31))},
    ),
    Deviation(
        "typescript",
        Question("compute_submission_fee", {"price": "1", "capacity": str(2**32)}),
        {"returns": "1"},
    ),
    Deviation(
        "typescript",
        Question("compute_submission_fee", {"price": "1", "capacity": str(2**33)}),
        {"returns": "2"},
    ),
    Deviation(
        "typescript",
        Question("compute_padded_entry_count", {"count": str(2**49 + 1)}),
        {"returns": str(2**49 + 2**45)},
    ),
    Deviation(
        "go",
        Question("compute_submission_fee", {"price": "1", "capacity": str(2**63)}),
        {"returns": str(-(2**63))},
    ),
    Deviation(
        "typescript",
        Question("verify_shard_config", {"config": {"shard_id": "0", "num_shard": str(2**32 + 1)}}),
        {"returns": None},
    ),
)
FEE_OVERFLOW: Final = Question(
    "compute_submission_fee", {"price": str(2**128 - 1), "capacity": str(2**64 - 1)}
)
DEVIATIONS: Final = (
    *SMALL_DEVIATIONS,
    Deviation("go", FEE_OVERFLOW, {"returns": str(1 - 2**128)}),
    Deviation("typescript", FEE_OVERFLOW, {"returns": str(2 - 2**129)}),
)
KNOWN: Final = {(item.sdk, item.question.key): item.answer for item in DEVIATIONS}


@cache
def get_runner() -> Runner:
    """Return the specification."""
    return Runner.for_preset("mainnet")


def get_outcome(question: Question) -> Answer:
    """Return what the specification answers."""
    return get_runner().run(question.handler, question.input)


def is_stricter(question: Question, outcome: Answer) -> bool:
    """Return whether the rule refuses something that deployed clients do not look at."""
    reason = outcome.get("rejects")
    if reason == "PROOF_ROOT_MISMATCH" and "proof" in question.input:
        proof = get_object(question.input["proof"], "proof")
        return len(get_list(proof["lemma"], "lemma")) == 1
    return reason in STRICTER


def find_problem(sdk: Sdk, question: Question, outcome: Answer, answer: Answer) -> str:
    """Return how a client's answer differs from what is expected of it, or nothing."""
    known = KNOWN.get((sdk.name, question.key))
    # A client cannot know that its bytes are those of a recipe: it answers in hex.
    expected = expand_recipes({**(outcome if known is None else known)})
    is_refusal = known is None and "rejects" in outcome and "rejects" in answer
    if is_refusal and (question.function in ORDER_DIFFERS or answer["rejects"] == NO_REASON):
        return ""
    found = find_difference(expected, {**answer})
    return "" if found is None else f"{sdk}: {question.key[:200]}: {found}"
