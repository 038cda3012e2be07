"""Vectors of storage.md#encode_little_endian_64."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suite of limits: byte order and width."""
    suite = make.suite(storage.encode_little_endian_64, "limits", "Byte order and width.")
    for value in (0, 1, 255, 256, 0x0102030405060708, 2**53 + 1, 2**64 - 1):
        suite.accept(f"{value:x}", f"the value {value:#x}", u64(value))
