"""The protocol of `zgspec check-client`: a case per line comes in, an outcome per line goes out.

This half knows nothing of any SDK and can be copied as it is. A handler is a function: the types of
its parameters say how the fields of a case are read. A field that it does not have, one that is
missing, or one of another shape ends the run: a client must not pass by ignoring what it does not
understand.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from typing import Final, ParamSpec, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Fields = ParamSpec("Fields")
Result = TypeVar("Result")
DECIMAL: Final = re.compile(r"0|[1-9][0-9]*")
HEX: Final = re.compile(r"0x([0-9a-f]{2})*")
HANDLERS: Final[dict[str, object]] = {}


class Skip(Exception):
    """The SDK cannot take this case; the text says why."""


class Reject(Exception):
    """The SDK refuses the input; the text is the reason."""


def handle(function: Callable[Fields, Result]) -> Callable[Fields, Result]:
    """Let a function answer the cases of the function of the specification that has its name."""
    HANDLERS[function.__name__] = function
    return function


def decode(kind: object, value: Json) -> object:
    """Return a value as a type: `int` is a decimal string, `bytes` are hex, `str` stays text."""
    if kind is int and isinstance(value, str) and DECIMAL.fullmatch(value):
        return int(value)
    if kind is bytes and isinstance(value, str) and HEX.fullmatch(value):
        return bytes.fromhex(value[2:])
    if isinstance(kind, type) and kind in (str, bool, type(None)) and isinstance(value, kind):
        return value
    if isinstance(kind, type) and is_dataclass(kind) and isinstance(value, dict):
        return kind(**decode_fields(kind, value))
    if get_origin(kind) is list and isinstance(value, list):
        return [decode(get_args(kind)[0], item) for item in value]
    for choice in get_args(kind) if get_origin(kind) is not list else ():
        try:
            return decode(choice, value)
        except TypeError:
            continue
    raise TypeError(f"expected {kind}, got {value!r:.80}")


def decode_fields(kind: object, value: dict[str, Json]) -> dict[str, object]:
    """Return the fields of an object, which are the parameters of a function or a record."""
    kinds = {name: hint for name, hint in get_type_hints(kind).items() if name != "return"}
    if value.keys() != kinds.keys():
        raise TypeError(f"expected the fields {[*kinds]}, got {[*value]}")
    return {name: decode(hint, value[name]) for name, hint in kinds.items()}


def encode(value: object) -> object:
    """Return a result as it travels: numbers as decimal strings, bytes as hex."""
    if type(value) is int:
        return str(value)
    if isinstance(value, bytes):
        return f"0x{value.hex()}"
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {name: encode(item) for name, item in value.items()}
    return value


def answer(handler: str, value: dict[str, Json], reasons: Mapping[str, str]) -> dict[str, object]:
    """Return the outcome of a case. The beginning of an error's text stands for a reason."""
    document, _, name = handler.partition("#")
    run = HANDLERS.get(name)
    if document != "storage.md" or not callable(run):
        return {"unknown": handler}
    fields = decode_fields(run, value)
    try:
        return {"returns": encode(run(**fields))}
    except Skip as reason:
        return {"skipped": str(reason)}
    except Reject as reason:
        return {"rejects": str(reason)}
    except ValueError as error:
        return {"rejects": reasons.get(str(error).split(":")[0], "NO_REASON")}


def serve(reasons: Mapping[str, str]) -> None:
    """Answer every line of standard input; `reasons` has the texts of the SDK for them."""
    for line in sys.stdin:
        case = json.loads(line)
        outcome = answer(case["handler"], case["input"], reasons)
        print(json.dumps({"id": case["id"], **outcome}), flush=True)
