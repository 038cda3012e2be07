"""Real files, read from disk by the file classes of the clients: a program, a model, an archive."""

from __future__ import annotations

import json
import subprocess
from array import array
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.conformance.comparison import find_problem, get_runner
from tests.conformance.pairs import get_file_questions
from tests.conformance.sdks import SDKS, Answer, Question, ask_all
from tests.conformance.setup import GO, GO_CLIENT
from zgspec.active import primitives

MODULE: Final = "github.com/0gfoundation/0g-storage-client/@v/v1.3.0.zip"
PARAMETER_COUNT: Final = 1_500_000


def find_archive() -> Path:
    """Return the archive that the Go client was built from."""
    command = [GO.find(), "env", "GOMODCACHE"]
    cache = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    return Path(cache) / "cache" / "download" / MODULE


def write_model(path: Path) -> Path:
    """Write a file as models are published: a header in JSON, and weights of 32 bits."""
    random = Random(PARAMETER_COUNT)
    weights = array("f", [random.gauss(0.0, 0.02) for _ in range(PARAMETER_COUNT)]).tobytes()
    tensor = {"dtype": "F32", "shape": [PARAMETER_COUNT], "data_offsets": [0, len(weights)]}
    header = json.dumps({"weights": tensor}).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header + weights)
    return path


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the files by what they are."""
    model = write_model(tmp_path_factory.mktemp("files") / "model.safetensors")
    return {"program": GO_CLIENT, "model": model, "archive": find_archive()}


def get_questions(path: Path) -> list[Question]:
    """Ask about a file by its path."""
    return [*get_file_questions({"file": str(path)}, path.stat().st_size)]


@pytest.fixture(scope="module")
def answers(files: dict[str, Path]) -> dict[str, dict[str, Answer]]:
    """Return what the clients answer about all files."""
    return ask_all([question for path in files.values() for question in get_questions(path)])


@pytest.mark.parametrize("name", ["program", "model", "archive"])
def test_clients_agree(
    name: str, files: dict[str, Path], answers: dict[str, dict[str, Answer]]
) -> None:
    data = files[name].read_bytes()
    assert len(data) > 2**18
    for question in get_questions(files[name]):
        arguments: list[object] = [data]
        if "index" in question.input:
            arguments.append(primitives.segments(int(str(question.input["index"]))))
        outcome = get_runner().call(get_runner().get_handler(question.handler), arguments)
        for sdk in SDKS:
            answer = answers[sdk.name][question.key]
            assert find_problem(sdk, question, outcome, answer) == ""
