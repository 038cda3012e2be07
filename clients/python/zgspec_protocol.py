"""The protocol of `zgspec check-client`: a case per line comes in, an outcome per line goes out.

This half knows nothing of any SDK and can be copied as it is. A field that a handler does not
expect, one that is missing, or one of another shape ends the run: a client must not pass by
ignoring what it does not understand.
"""

from __future__ import annotations

import json
import re
import sys
from array import array
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Outcome: TypeAlias = dict[str, Json]
DECIMAL: Final = re.compile(r"0|[1-9][0-9]*")
NAME: Final = re.compile(r"[A-Z][A-Z0-9_]*")
HEX: Final = re.compile(r"0x([0-9a-f]{2})*")


class Skip(Exception):
    """The SDK cannot take this case; the text says why."""


class Input:
    """The fields of an object. Each is read once, by type, and none may be left over."""

    def __init__(self, value: Json) -> None:
        if not isinstance(value, dict):
            raise TypeError(f"expected an object, got {value!r:.80}")
        self._fields: Final = dict(value)

    def raw(self, name: str) -> Json:
        """Return a field as it came."""
        return self._fields.pop(name)

    def integer(self, name: str) -> int:
        """Return an integer that travels as a decimal string."""
        return int(read_text(self.raw(name), DECIMAL))

    def text(self, name: str) -> str:
        """Return the name of a member of an enumeration."""
        return read_text(self.raw(name), NAME)

    def hex(self, name: str) -> str:
        """Return bytes as they travel."""
        return read_text(self.raw(name), HEX)

    def bytes(self, name: str) -> bytes:
        """Return bytes that travel as hex or as a recipe."""
        return read_bytes(self.raw(name))

    def hexes(self, name: str) -> list[str]:
        """Return a list of bytes as they travel."""
        return [read_text(item, HEX) for item in read_list(self.raw(name))]

    def truths(self, name: str) -> list[bool]:
        """Return a list of truth values."""
        return [read_truth(item) for item in read_list(self.raw(name))]

    def object(self, name: str) -> Input:
        """Return an object."""
        return Input(self.raw(name))

    def objects(self, name: str) -> list[Input]:
        """Return a list of objects."""
        return [Input(item) for item in read_list(self.raw(name))]

    def end(self) -> None:
        """Refuse fields that nobody read."""
        if self._fields:
            raise TypeError(f"unknown fields: {', '.join(self._fields)}")


def read_list(value: Json) -> list[Json]:
    """Return a list, or raise TypeError."""
    if not isinstance(value, list):
        raise TypeError(f"expected an array, got {value!r:.80}")
    return value


def read_truth(value: Json) -> bool:
    """Return a truth value, or raise TypeError."""
    if not isinstance(value, bool):
        raise TypeError(f"expected true or false, got {value!r:.80}")
    return value


def read_text(value: Json, pattern: re.Pattern[str]) -> str:
    """Return a string of a pattern, or raise TypeError."""
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise TypeError(f"expected {pattern.pattern}, got {value!r:.80}")
    return value


def read_count(value: Json) -> int:
    """Return a number that is not negative, or raise TypeError."""
    if type(value) is not int or value < 0:
        raise TypeError(f"expected a count, got {value!r:.80}")
    return value


def read_bytes(value: Json) -> bytes:
    """Return bytes that travel as hex or as a recipe."""
    if isinstance(value, str):
        return bytes.fromhex(read_text(value, HEX)[2:])
    recipe = Input(value)
    name = recipe.raw("recipe")
    length = read_count(recipe.raw("length"))
    seed = read_count(recipe.raw("seed")) if name == "words" else 0
    recipe.end()
    if name == "words":
        return build_words(seed, length)
    if name in ("zeros", "ones"):
        return (b"\xff" if name == "ones" else b"\x00") * length
    raise TypeError(f"no such recipe: {name!r:.80}")


def build_words(seed: int, length: int) -> bytes:
    """Return little-endian words: word k is (k + 1 + seed) * 2654435761 modulo 2**32."""
    count = (length + 3) // 4
    words = array("I", [(k + 1 + seed) * 2654435761 & 0xFFFFFFFF for k in range(count)])
    if sys.byteorder == "big":
        words.byteswap()
    return words.tobytes()[:length]


def read_file_path(value: Json) -> str | None:
    """Return the path of a file of this machine. Vectors never hold one; tests on real files do."""
    if not isinstance(value, dict) or value.get("recipe") != "file":
        return None
    recipe = Input(value)
    recipe.raw("recipe")
    path = recipe.raw("path")
    recipe.end()
    return str(path)


def serve(document: str, handlers: Mapping[str, Callable[[Input], Outcome]]) -> None:
    """Answer every line of standard input. A handler's name is like storage.md#compute_x."""
    for line in sys.stdin:
        case: dict[str, Json] = json.loads(line)
        place, _, name = str(case["handler"]).partition("#")
        handler = handlers.get(name) if place == document else None
        try:
            outcome: Outcome = {"unknown": case["handler"]}
            if handler is not None:
                value = Input(case["input"])
                outcome = handler(value)
                value.end()
        except Skip as reason:
            outcome = {"skipped": str(reason)}
        print(json.dumps({"id": case["id"], **outcome}), flush=True)
