"""Vectors of primitives.md#encode_word."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Make the suite of limits: byte order and width."""
    suite = make.suite(primitives.encode_word, "limits", "Byte order and width.")
    for value in (0, 1, 255, 256, 0x0102030405060708, 2**64 - 1, 2**64, 2**255, 2**256 - 1):
        suite.accept(f"{value:x}", f"the value {value:#x}", u256(value))
