"""The JSON Schema of a handler's files, from the annotations of its function."""

from __future__ import annotations

from zgspec.replay.cases import FORMAT_VERSION
from zgspec.replay.runner import Handler
from zgspec.replay.trace import MAX_STEPS
from zgspec.replay.values import Json, render

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _build_object(properties: dict[str, Json], optional: tuple[str, ...] = ()) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _build_outcome(handler: Handler, definitions: dict[str, Json]) -> dict[str, Json]:
    rejects: dict[str, Json] = {"type": "string", "pattern": "^[A-Z][A-Z0-9_]*$"}
    returns: dict[str, Json] = {"returns": handler.returns.get_schema(definitions)}
    rejected: dict[str, Json] = {"rejects": rejects}
    if handler.changes_state:
        state = next(iter(handler.parameters.values()))
        returns["state"] = state.get_schema(definitions)
        rejected["state"] = state.get_schema(definitions)
    return {"oneOf": [_build_object(returns), _build_object(rejected)]}


def _build_trace() -> dict[str, Json]:
    step: dict[str, Json] = {
        "function": {"type": "string"},
        "returns": True,
        "rejects": {"type": "string"},
        "times": {"type": "integer", "minimum": 2},
        "omitted": {"type": "integer", "minimum": 1},
    }
    return {
        "type": "array",
        "maxItems": MAX_STEPS,
        "items": {"type": "object", "properties": step, "additionalProperties": False},
    }


def build_schema(handler: Handler) -> dict[str, Json]:
    """Return the schema of every suite of a handler; unknown fields are refused at every level."""
    definitions: dict[str, Json] = {}
    inputs: dict[str, Json] = {
        name: codec.get_schema(definitions) for name, codec in handler.parameters.items()
    }
    text: dict[str, Json] = {"type": "string", "minLength": 1}
    case: dict[str, Json] = {
        "id": {"type": "string", "pattern": f"^{handler.name}(/[a-z0-9-]+){{2}}$"},
        "description": text,
        "twin": _build_object({"id": text, "change": text}),
        "input": _build_object(inputs),
        "outcome": _build_outcome(handler, definitions),
        "trace": _build_trace(),
    }
    suite: dict[str, Json] = {
        "format": {"const": FORMAT_VERSION},
        "handler": {"const": handler.id},
        "preset": text,
        "suite": text,
        "description": text,
        "functions": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "cases": {"type": "array", "items": _build_object(case, ("twin", "trace")), "minItems": 1},
    }
    head: dict[str, Json] = {"$schema": DIALECT, "title": f"Vectors of {handler.id}"}
    ordered = {name: definitions[name] for name in sorted(definitions)}
    return head | _build_object(suite) | ({"$defs": ordered} if ordered else {})


def render_schema(handler: Handler) -> str:
    """Return the text of a handler's schema file."""
    return render(build_schema(handler)) + "\n"
