"""Large bytes as a rule and a length. FORMAT.md gives each rule in four languages."""

from __future__ import annotations

import sys
from array import array
from functools import lru_cache
from typing import Final

MULTIPLIER: Final = 2654435761
INVERSE: Final = pow(MULTIPLIER, -1, 2**32)
BLOCK_WORDS: Final = 65536
SHORT_BYTES: Final = 64
"""Bytes up to this length are always written as hex."""


def _build_block(first_word: int, count: int) -> bytes:
    start = (first_word + 1) * MULTIPLIER
    stop = start + count * MULTIPLIER
    words = array("I", [product & 0xFFFFFFFF for product in range(start, stop, MULTIPLIER)])
    if sys.byteorder == "big":
        words.byteswap()
    return words.tobytes()


def build_words(seed: int, length: int) -> bytes:
    """Return little-endian words: word k is (k + 1 + seed) * MULTIPLIER mod 2**32."""
    count = (length + 3) // 4
    blocks = [
        _build_block(seed + first, min(BLOCK_WORDS, count - first))
        for first in range(0, count, BLOCK_WORDS)
    ]
    return b"".join(blocks)[:length]


@lru_cache(maxsize=4)
def build_recipe(name: str, seed: int, length: int) -> bytes:
    """Return the bytes of a recipe; an unknown name raises KeyError."""
    if name == "words":
        return build_words(seed, length)
    return {"zeros": b"\x00", "ones": b"\xff"}[name] * length


def find_recipe(data: bytes) -> tuple[str, int] | None:
    """Return (name, seed) of the recipe that gives data, or None."""
    if not data.strip(b"\x00"):
        return "zeros", 0
    if not data.strip(b"\xff"):
        return "ones", 0
    seed = (int.from_bytes(data[:4], "little") * INVERSE - 1) % 2**32
    if build_words(seed, min(len(data), SHORT_BYTES)) != data[:SHORT_BYTES]:
        return None
    return ("words", seed) if build_words(seed, len(data)) == data else None
