"""Vectors of storage.md#encode_little_endian_32."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u32


def generate(make: Maker) -> None:
    """Make the suite of limits: byte order and width."""
    suite = make.suite(storage.encode_little_endian_32, "limits", "Byte order and width.")
    for value in (0, 1, 255, 256, 0x01020304, 2**31, 2**32 - 1):
        suite.accept(f"{value:x}", f"the value {value:#x}", u32(value))
