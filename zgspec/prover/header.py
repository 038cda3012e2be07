"""The words in front of a theorem's docstring: theory, bounds, opaque and unknown functions, parameters taken apart."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Final

from zgspec.prover.errors import Unsupported

DEFAULT_UNROLL: Final = 12
DEFAULT_ITEMS: Final = 2
WORD: Final = re.compile(r"\s*(theory|unroll|opaque|split|unknown|items):\s*([^.]*)\.")


@dataclass(frozen=True)
class Header:
    """How a theorem is to be proved, and the sentence that says what it says."""

    theory: str = "int"
    unroll: int = DEFAULT_UNROLL
    opaque: frozenset[str] = frozenset()
    split: tuple[str, ...] = ()
    summary: str = ""
    is_unrolled: bool = False
    unknown: frozenset[str] = frozenset()
    items: int = DEFAULT_ITEMS


def read_header(node: ast.FunctionDef) -> Header:
    """Return the header of a theorem. Raises Unsupported for a bound that is no number."""
    text = ast.get_docstring(node) or ""
    words: dict[str, str] = {}
    while match := WORD.match(text):
        words[match[1]] = match[2].strip()
        text = text[match.end() :]
    unroll = _read_bound(node, words.get("unroll", str(DEFAULT_UNROLL)))
    items = _read_bound(node, words.get("items", str(DEFAULT_ITEMS)))
    summary = " ".join(text.split())
    opaque, split = (_read_names(words.get(word, "")) for word in ("opaque", "split"))
    return Header(
        words.get("theory", "int"),
        unroll,
        frozenset(opaque),
        split,
        summary,
        "unroll" in words,
        frozenset(_read_names(words.get("unknown", ""))),
        items,
    )


def _read_bound(node: ast.FunctionDef, text: str) -> int:
    if not text.isdigit():
        raise Unsupported(f"the bound {text!r} in the docstring of {node.name}")
    return int(text)


def _read_names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
