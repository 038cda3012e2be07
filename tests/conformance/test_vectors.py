"""Every committed vector of a handler that a client has, replayed on that client."""

from __future__ import annotations

import pytest

from tests.conformance.comparison import find_problem, is_stricter
from tests.conformance.sdks import SDKS, Answer, Question, Sdk, ask_one
from tests.conformance.setup import CLIENTS, GO_EXAMPLE, ROOT, SDK_PYTHON, TYPESCRIPT_CLIENT
from tests.conformance.skipped import SKIPPED
from zgspec import PRESETS
from zgspec.replay.cases import find_suites, read_suite
from zgspec.replay.check_client import check_client
from zgspec.replay.codec import expand_recipes


def read_cases(sdk: Sdk) -> list[tuple[str, Question, Answer]]:
    """Return the cases that a client has to answer: id, question, outcome."""
    cases: list[tuple[str, Question, Answer]] = []
    for path in find_suites(ROOT / "vectors" / PRESETS[0]):
        suite = read_suite(path)
        function = suite.handler.partition("#")[2]
        if function not in sdk.handlers:
            continue
        for case in suite.cases:
            value = {name: expand_recipes(item) for name, item in case.input.items()}
            question = Question(function, value)
            if not is_stricter(question, case.outcome):
                cases.append((case.id, question, case.outcome))
    return cases


@pytest.mark.parametrize("sdk", SDKS, ids=str)
def test_client_replays_the_vectors(sdk: Sdk) -> None:
    """Every case agrees, or is listed by name with the reason for which the client can't run it."""
    cases = read_cases(sdk)
    answers = ask_one(sdk, [question for _, question, _ in cases])
    skipped: dict[str, str] = {}
    problems: list[str] = []
    for (name, question, outcome), answer in zip(cases, answers, strict=True):
        if "skipped" in answer:
            skipped[name] = str(answer["skipped"])
        else:
            problems.append(find_problem(sdk, question, outcome, answer))
    print(f"{sdk}: {len(problems)} compared, {len(skipped)} skipped")
    assert [problem for problem in problems if problem] == []
    assert {question.function for _, question, _ in cases} == set(sdk.handlers)
    assert skipped == {
        name: reason for reason, names in SKIPPED[sdk.name].items() for name in names
    }


@pytest.mark.parametrize(
    "command",
    [
        ("node", str(TYPESCRIPT_CLIENT.with_name("example.js"))),
        (str(GO_EXAMPLE),),
        (str(SDK_PYTHON), str(CLIENTS / "python" / "example.py")),
    ],
    ids=str,
)
def test_example_passes(command: tuple[str, ...]) -> None:
    """The short clients pass what they answer, and say of everything else that they don't know it."""
    handlers = ["compute_data_root", "compute_segment_proof"]
    vectors = ROOT / "vectors" / PRESETS[0]
    assert check_client(command, vectors, handlers=handlers).is_success
    count = check_client(command, vectors, handlers=["compute_proof"]).count()
    assert count["unknown"] == count["cases"] > 0
