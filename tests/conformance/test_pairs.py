"""Roots, submission nodes, proofs and counts of more than 300 files, on the specification and on three clients."""

from __future__ import annotations

import pytest

from tests.conformance.comparison import find_problem, get_outcome
from tests.conformance.pairs import PAIRS, Pair, get_questions
from tests.conformance.sdks import SDKS, Answer, ask_all

Answers = dict[str, dict[str, Answer]]


@pytest.fixture(scope="module")
def answers() -> Answers:
    """Return what the clients answer about all pairs."""
    return ask_all([question for pair in PAIRS for question in get_questions(pair)])


def test_there_are_enough_pairs() -> None:
    sizes = {pair.size for pair in PAIRS}
    assert len(PAIRS) >= 300
    assert {
        0,
        1,
        255,
        256,
        257,
        2**18 - 1,
        2**18,
        2**18 + 1,
        2**22 - 256,
        2**22 + 256,
        2**26,
    } <= sizes


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_clients_agree(pair: Pair, answers: Answers) -> None:
    compared = 0
    problems: list[str] = []
    for question in get_questions(pair):
        outcome = get_outcome(question)
        for sdk in SDKS:
            if question.function in sdk.handlers:
                answer = answers[sdk.name][question.key]
                problems.append(find_problem(sdk, question, outcome, answer))
                compared += 1
    assert [problem for problem in problems if problem] == []
    assert compared >= 4 * len(SDKS)
