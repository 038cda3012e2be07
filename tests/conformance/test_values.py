"""Counts, fees, shards, calls, proofs and known differences, on the specification and on three clients."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.conformance.comparison import (
    DEVIATIONS,
    Deviation,
    find_problem,
    get_outcome,
    is_stricter,
)
from tests.conformance.sdks import (
    SDKS,
    TYPESCRIPT,
    Answer,
    Question,
    Sdk,
    SdkError,
    ask_all,
    ask_one,
)
from tests.conformance.values import get_questions
from zgspec.replay.codec import expand_recipes

Answers = dict[str, dict[str, Answer]]


@pytest.fixture(scope="module")
def outcomes() -> dict[Question, Answer]:
    """Return what the specification answers, without what no client looks at."""
    found = [(question, get_outcome(question)) for question in get_questions()]
    return {item: outcome for item, outcome in found if not is_stricter(item, outcome)}


def test_clients_agree(outcomes: dict[Question, Answer]) -> None:
    answers = ask_all(list(outcomes))
    problems: dict[str, list[str]] = defaultdict(list)
    for question, outcome in outcomes.items():
        for sdk in SDKS:
            if question.function in sdk.handlers:
                answer = answers[sdk.name][question.key]
                if problem := find_problem(sdk, question, outcome, answer):
                    problems[f"{sdk} {question.function}"].append(problem)
    assert problems == {}


def test_both_verdicts_are_compared(outcomes: dict[Question, Answer]) -> None:
    proofs = [found for item, found in outcomes.items() if item.function == "verify_file_proof"]
    refused = [outcome for outcome in proofs if "rejects" in outcome]
    assert len(refused) > 500
    assert len(proofs) - len(refused) >= 190


@pytest.mark.parametrize("sdk", SDKS, ids=str)
def test_known_differences_are_still_there(sdk: Sdk) -> None:
    known = [item for item in DEVIATIONS if item.sdk == sdk.name]
    answers = ask_one(sdk, [item.question for item in known])
    assert answers == [item.answer for item in known]


@pytest.mark.parametrize(
    "deviation", DEVIATIONS, ids=lambda item: f"{item.sdk}-{item.question.key}"
)
def test_known_differences_are_differences(deviation: Deviation) -> None:
    outcome = get_outcome(deviation.question)
    assert expand_recipes({**outcome}) != deviation.answer


@pytest.mark.parametrize("sdk", SDKS, ids=str)
def test_client_does_not_know_other_handlers(sdk: Sdk) -> None:
    question = Question("process_submit", {})
    assert ask_one(sdk, [question]) == [{"unknown": question.handler}]


@pytest.mark.parametrize("sdk", SDKS, ids=str)
@pytest.mark.parametrize(
    "value",
    [
        {"count": "1", "other": "1"},
        {},
        {"count": 1},
        {"count": "0x1"},
    ],
    ids=["unknown field", "missing field", "number", "hexadecimal"],
)
def test_client_refuses_what_it_does_not_understand(sdk: Sdk, value: dict[str, str | int]) -> None:
    with pytest.raises(SdkError, match="exit code 1"):
        ask_one(sdk, [Question("compute_padded_entry_count", {**value})])


def test_a_missing_client_is_an_error() -> None:
    missing = Sdk("missing", "", ("zgspec-no-such-program",), TYPESCRIPT.handlers)
    with pytest.raises(SdkError, match="run python -m tests"):
        ask_one(missing, [])
