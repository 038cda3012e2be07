"""Every committed vector of a handler that a client has, replayed on that client."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pytest

from tests.conformance.comparison import find_problem, is_stricter
from tests.conformance.sdks import SDKS, Answer, Question, Sdk, ask_one
from tests.conformance.setup import ROOT
from zgspec import PRESETS
from zgspec.replay.cases import find_suites, read_suite

MAXIMAL_SKIPPED: Final = 0.1
"""The share of cases that a client may skip, of those that it is asked."""


def read_cases(sdk: Sdk) -> list[tuple[Question, Answer]]:
    """Return the cases that a client has to answer, with their outcomes."""
    cases: list[tuple[Question, Answer]] = []
    for path in find_suites(ROOT / "vectors" / PRESETS[0]):
        suite = read_suite(path)
        function = suite.handler.partition("#")[2]
        if function not in sdk.handlers:
            continue
        found = [(Question(function, case.input), case.outcome) for case in suite.cases]
        cases += [(item, outcome) for item, outcome in found if not is_stricter(item, outcome)]
    return cases


@pytest.mark.parametrize("sdk", SDKS, ids=str)
def test_client_replays_the_vectors(sdk: Sdk) -> None:
    cases = read_cases(sdk)
    answers = ask_one(sdk, [question for question, _ in cases])
    counts: Counter[str] = Counter()
    problems: list[str] = []
    for (question, outcome), answer in zip(cases, answers, strict=True):
        if "skipped" in answer:
            counts[f"skipped: {answer['skipped']}"] += 1
            continue
        counts["compared"] += 1
        problems.append(find_problem(sdk, question, outcome, answer))
    print(f"{sdk}: {dict(counts)}")
    assert [problem for problem in problems if problem] == []
    assert {question.function for question, _ in cases} == set(sdk.handlers)
    assert counts["compared"] >= (1 - MAXIMAL_SKIPPED) * len(cases)
