"""JSON as vectors use it: no fractions, no repeated keys, one way to write every file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, TypeAlias

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

WIDTH: Final = 100


class ShapeError(ValueError):
    """A JSON value without the shape it must have. Its text begins with the JSON path."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path: Final = path
        self.problem: Final = problem


def _refuse_number(text: str) -> None:
    raise ShapeError("$", f"{text} is not an integer")


def _build_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ShapeError("$", f"the key {key!r} stands twice in one object")
        found[key] = value
    return found


def parse_json(text: str) -> object:
    """Return the value of a JSON text; repeated keys, fractions and NaN raise ShapeError."""
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=_build_object,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except json.JSONDecodeError as error:
        raise ShapeError("$", f"not JSON: {error}") from error
    return value


def read_json(path: Path) -> object:
    """Return the value of a JSON file; errors name the file."""
    try:
        return parse_json(path.read_text(encoding="utf-8"))
    except ShapeError as error:
        raise ShapeError(f"{path}: {error.path}", error.problem) from error
    except UnicodeDecodeError as error:
        raise ShapeError(str(path), f"not UTF-8 at byte {error.start}") from error


def to_json(value: object, path: str = "$") -> Json:
    """Return the same value, known to be JSON; anything else raises ShapeError."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, list):
        return [to_json(item, f"{path}[{index}]") for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {str(key): to_json(item, f"{path}.{key}") for key, item in value.items()}
    raise ShapeError(path, f"{type(value).__name__} is not JSON")


def render_line(value: object) -> str:
    """Return a value on one line with a space after each comma and colon."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def render(value: Json, indent: int = 0) -> str:
    """Return readable JSON: what fits on a line stands on one, in the order of its keys."""
    line = render_line(value)
    if indent + len(line) <= WIDTH or not isinstance(value, (list, dict)) or not value:
        return line
    inner = indent + 2
    if isinstance(value, list):
        parts = [render(item, inner) for item in value]
        opening, closing = "[", "]"
    else:
        parts = [f"{render_line(key)}: {render(item, inner)}" for key, item in value.items()]
        opening, closing = "{", "}"
    body = (",\n" + " " * inner).join(parts)
    return f"{opening}\n{' ' * inner}{body}\n{' ' * indent}{closing}"


def get_object(value: object, path: str) -> dict[str, object]:
    """Return value if it is a JSON object."""
    if not isinstance(value, dict):
        raise ShapeError(path, f"expected an object, got {describe(value)}")
    return value


def get_list(value: object, path: str) -> list[object]:
    """Return value if it is a JSON array."""
    if not isinstance(value, list):
        raise ShapeError(path, f"expected an array, got {describe(value)}")
    return value


def get_text(value: object, path: str) -> str:
    """Return value if it is a JSON string."""
    if not isinstance(value, str):
        raise ShapeError(path, f"expected a string, got {describe(value)}")
    return value


def get_count(value: object, path: str) -> int:
    """Return value if it is a JSON number that counts something."""
    if type(value) is not int or value < 0:
        raise ShapeError(path, f"expected a count, got {describe(value)}")
    return value


def check_keys(
    value: dict[str, object], required: tuple[str, ...], optional: tuple[str, ...], path: str
) -> None:
    """Refuse an object that lacks a required key or has a key that nobody knows."""
    for key in required:
        if key not in value:
            raise ShapeError(path, f"the field {key!r} is missing")
    for key in value:
        if key not in required and key not in optional:
            raise ShapeError(f"{path}.{key}", "unknown field")


def describe(value: object) -> str:
    """Return a short text of a value for an error message."""
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
