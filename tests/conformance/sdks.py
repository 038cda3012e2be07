"""The published clients, and one batch of questions for each of them: one process, whatever the number of cases."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tests.conformance.setup import CLIENTS, GO_CLIENT, SDK_PYTHON, TYPESCRIPT_CLIENT
from zgspec import PRESETS
from zgspec.replay.codec import decode_recipe, expand_recipes
from zgspec.replay.runner import Runner
from zgspec.replay.values import Json, get_object, parse_json, render_line, to_json

TIME_LIMIT: Final = 280.0
"""Seconds that a client has for a batch."""
LONG: Final = 2**16
"""Longer bytes of a recipe are written to a file, and a client is asked about its path."""
WRITING: Final = threading.Lock()

EVERYWHERE: Final = (
    "compute_data_root",
    "compute_entry_count",
    "compute_padded_entry_count",
    "compute_proof",
    "compute_segment_count",
    "compute_segment_proof",
    "compute_segment_root",
    "compute_segment_roots",
    "compute_submission_fee",
    "compute_submission_nodes",
    "compute_tree_root",
    "encode_batch_submit_calldata",
    "encode_submit_calldata",
    "has_full_coverage",
    "verify_file_proof",
    "verify_shard_config",
    "compute_cipher",
    "compute_decrypted_file",
    "compute_decrypted_fragment",
    "decode_encryption_header",
    "encode_encryption_header",
    "encode_stream_data",
)


@cache
def find_handlers() -> dict[str, list[str]]:
    """Return the identifiers of all functions of the text, by name."""
    found: dict[str, list[str]] = {}
    for handler_id in Runner.for_preset(PRESETS[0]).functions:
        found.setdefault(handler_id.partition("#")[2], []).append(handler_id)
    return found


@dataclass(frozen=True)
class Sdk:
    """A published client behind the protocol of `zgspec check-client`, and the handlers that it has."""

    name: str
    package: str
    command: tuple[str, ...]
    handlers: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


TYPESCRIPT: Final = Sdk(
    "typescript",
    "@0gfoundation/0g-ts-sdk",
    ("node", str(TYPESCRIPT_CLIENT)),
    (
        *EVERYWHERE,
        "compute_encrypted_file",
        "compute_padded_segment_count",
        "compute_shared_key",
        "compute_submission_heights",
        "encode_stream_tags",
        "has_segment",
    ),
)
GO: Final = Sdk(
    "go",
    "github.com/0gfoundation/0g-storage-client",
    (str(GO_CLIENT),),
    (
        *EVERYWHERE,
        "compute_bagged_root",
        "compute_next_owned_segment",
        "has_segment",
        "verify_segment",
    ),
)
PYTHON: Final = Sdk(
    "python",
    "0g-storage-sdk",
    (str(SDK_PYTHON), str(CLIENTS / "python" / "zgspec_client.py")),
    (*EVERYWHERE, "compute_shared_key", "encode_stream_tags"),
)
SDKS: Final = (TYPESCRIPT, GO, PYTHON)


@dataclass(frozen=True, eq=False)
class Question:
    """A call of a function of the text, with its input as vectors have it."""

    function: str
    input: dict[str, Json]

    @property
    def handler(self) -> str:
        """Return the identifier of the function, which one document alone defines."""
        (found,) = find_handlers()[self.function]
        return found

    @property
    def key(self) -> str:
        """Return the text that names the question."""
        return f"{self.function} {json.dumps(self.input, sort_keys=True)}"


Answer = dict[str, Json]


@cache
def get_folder() -> tempfile.TemporaryDirectory[str]:
    """Return the folder of the files that clients are asked about; it lives as long as the tests."""
    return tempfile.TemporaryDirectory()


def write_file(recipe: Json) -> str:
    """Return the path of a file with the bytes of a recipe; it is written once."""
    with WRITING:
        path = Path(get_folder().name) / hashlib.sha256(render_line(recipe).encode()).hexdigest()
        if not path.exists():
            path.write_bytes(decode_recipe(get_object(recipe, "$"), "$"))
    return str(path)


def render_value(value: Json) -> Json:
    """Return a value as clients read it: a recipe is hex, or the path of a file if it is long."""
    length = value.get("length") if isinstance(value, dict) else None
    if isinstance(length, int) and length > LONG:
        return {"file": write_file(value)}
    return expand_recipes(value)


class SdkError(Exception):
    """A client that could not be started, ended early, or answered something else than it was asked."""


def ask_one(sdk: Sdk, questions: Sequence[Question]) -> list[Answer]:
    """Return the answers of one client, in order."""
    lines = [
        render_line(
            {
                "id": str(number),
                "handler": question.handler,
                "input": {name: render_value(value) for name, value in question.input.items()},
            }
        )
        for number, question in enumerate(questions)
    ]
    try:
        process = subprocess.run(
            sdk.command,
            input="".join(f"{line}\n" for line in lines),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=TIME_LIMIT,
            check=False,
        )
    except OSError as error:
        raise SdkError(
            f"cannot start {sdk.command[0]} ({error.strerror}): run python -m tests.conformance.setup"
        ) from error
    if process.returncode != 0:
        raise SdkError(f"{sdk}: exit code {process.returncode}: {process.stderr[-2000:]}")
    return parse_answers(sdk, process.stdout, len(questions))


def parse_answers(sdk: Sdk, output: str, count: int) -> list[Answer]:
    """Return the answers without their ids, which must be in order."""
    answers: list[Answer] = []
    for line in output.splitlines():
        fields = {key: to_json(item) for key, item in get_object(parse_json(line), "$").items()}
        if fields.pop("id") != str(len(answers)) or len(fields) != 1:
            raise SdkError(f"{sdk}: expected an outcome of case {len(answers)}: {line[:200]}")
        answers.append(fields)
    if len(answers) != count:
        raise SdkError(f"{sdk}: {len(answers)} answers to {count} questions")
    return answers


def ask_all(questions: Sequence[Question]) -> dict[str, dict[str, Answer]]:
    """Return the answers by client and question; a client is asked for the handlers that it has."""
    unique = list({question.key: question for question in questions}.values())
    shares = [[item for item in unique if item.function in sdk.handlers] for sdk in SDKS]
    with ThreadPoolExecutor(len(SDKS)) as pool:
        found = list(pool.map(ask_one, SDKS, shares))
    return {
        sdk.name: {item.key: answer for item, answer in zip(share, answers, strict=True)}
        for sdk, share, answers in zip(SDKS, shares, found, strict=True)
    }
