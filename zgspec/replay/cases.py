"""The files of vectors: reading them strictly, writing them readably."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from zgspec.compiler.target import parse_target
from zgspec.replay.values import (
    Json,
    ShapeError,
    check_keys,
    get_list,
    get_object,
    get_text,
    read_json,
    render,
    render_line,
    to_json,
)

FORMAT_VERSION: Final = 1
SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
OUTCOME_FIELDS: Final = ("returns", "rejects", "state")


@dataclass(frozen=True)
class Twin:
    """The valid case that a negative one was derived from, and the one thing that differs."""

    id: str
    change: str


@dataclass(frozen=True)
class Case:
    """One call and what must come of it."""

    id: str
    description: str
    input: dict[str, Json]
    outcome: dict[str, Json]
    trace: list[Json] = field(default_factory=list)
    twin: Twin | None = None

    @property
    def is_rejection(self) -> bool:
        """Return whether the input must be refused."""
        return "rejects" in self.outcome

    def to_json(self) -> dict[str, Json]:
        """Return the case as it stands in a file."""
        found: dict[str, Json] = {"id": self.id, "description": self.description}
        if self.twin is not None:
            found["twin"] = {"id": self.twin.id, "change": self.twin.change}
        found |= {"input": self.input, "outcome": self.outcome}
        if self.trace:
            found["trace"] = self.trace
        return found


@dataclass(frozen=True)
class Suite:
    """The cases of one file, all of one handler."""

    handler: str
    preset: str
    name: str
    description: str
    functions: tuple[str, ...]
    cases: tuple[Case, ...]

    @property
    def path(self) -> str:
        """Return the path of the file below `vectors`."""
        document, _, function = self.handler.partition(".md#")
        folder = parse_target(self.preset).folder
        return f"{folder}/{document}/{function}/{self.name}.json"

    def to_text(self) -> str:
        """Return the text of the file."""
        head: dict[str, Json] = {
            "format": FORMAT_VERSION,
            "handler": self.handler,
            "preset": self.preset,
            "suite": self.name,
            "description": self.description,
            "functions": [*self.functions],
        }
        lines = [f"  {render_line(key)}: {render(value, 2)},\n" for key, value in head.items()]
        cases = ",\n".join([f"    {render_case(case)}" for case in self.cases])
        return "{\n" + "".join(lines) + f'  "cases": [\n{cases}\n  ]\n}}\n'


def render_case(case: Case) -> str:
    """Return the text of a case: each field begins a line."""
    fields = [
        f"{' ' * 6}{render_line(key)}: {render(value, 6)}" for key, value in case.to_json().items()
    ]
    return "{\n" + ",\n".join(fields) + "\n    }"


def parse_outcome(value: object, path: str) -> dict[str, Json]:
    """Return an outcome: `returns` or `rejects`, and `state` where the handler changes one."""
    found = get_object(value, path)
    check_keys(found, (), OUTCOME_FIELDS, path)
    if ("returns" in found) == ("rejects" in found):
        raise ShapeError(path, "expected exactly one of 'returns' and 'rejects'")
    if "rejects" in found:
        get_text(found["rejects"], f"{path}.rejects")
    return {key: to_json(item, f"{path}.{key}") for key, item in found.items()}


def parse_case(value: object, path: str) -> Case:
    """Return a case; fields that nobody knows raise ShapeError."""
    found = get_object(value, path)
    check_keys(found, ("id", "description", "input", "outcome"), ("trace", "twin"), path)
    twin = None
    if "twin" in found:
        fields = get_object(found["twin"], f"{path}.twin")
        check_keys(fields, ("id", "change"), (), f"{path}.twin")
        twin = Twin(
            get_text(fields["id"], f"{path}.twin.id"),
            get_text(fields["change"], f"{path}.twin.change"),
        )
    inputs = get_object(found["input"], f"{path}.input")
    trace = get_list(found.get("trace", []), f"{path}.trace")
    return Case(
        get_text(found["id"], f"{path}.id"),
        get_text(found["description"], f"{path}.description"),
        {key: to_json(item, f"{path}.input.{key}") for key, item in inputs.items()},
        parse_outcome(found["outcome"], f"{path}.outcome"),
        [to_json(step, f"{path}.trace") for step in trace],
        twin,
    )


def parse_suite(value: object, path: str) -> Suite:
    """Return the suite of a file's JSON; `path` begins every error."""
    found = get_object(value, path)
    required = ("format", "handler", "preset", "suite", "description", "functions", "cases")
    check_keys(found, required, (), path)
    if found["format"] != FORMAT_VERSION:
        raise ShapeError(f"{path}.format", f"expected {FORMAT_VERSION}, got {found['format']!r}")
    names = get_list(found["functions"], f"{path}.functions")
    cases = get_list(found["cases"], f"{path}.cases")
    return Suite(
        get_text(found["handler"], f"{path}.handler"),
        get_text(found["preset"], f"{path}.preset"),
        get_text(found["suite"], f"{path}.suite"),
        get_text(found["description"], f"{path}.description"),
        tuple([get_text(name, f"{path}.functions") for name in names]),
        tuple([parse_case(case, f"{path}.cases[{n}]") for n, case in enumerate(cases)]),
    )


def read_suite(path: Path) -> Suite:
    """Return the suite of a file."""
    return parse_suite(read_json(path), f"{path}: $")


def find_suites(path: Path) -> list[Path]:
    """Return the suite files of a file or a folder, sorted."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise FileNotFoundError(f"no such file or folder: {path}")
    found = [item for item in path.rglob("*.json") if len(item.relative_to(path).parts) > 0]
    return sorted(item for item in found if is_suite_path(item))


def is_suite_path(path: Path) -> bool:
    """Return whether a file below `vectors` holds cases."""
    has_no_cases = "schemas" in path.parts or "witnesses" in path.parts
    return not has_no_cases and not path.name.startswith(("manifest", "kills"))
