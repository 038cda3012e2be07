"""Vectors of storage.md#is_public_ip6."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import bytes16


def generate(make: Maker) -> None:
    """Make the suite of ranges: unspecified, loopback, multicast and others."""
    suite = make.suite(
        storage.is_public_ip6, "ranges", "Unspecified, loopback, multicast and others."
    )
    for number in (
        0,
        1,
        2,
        0xFE << 120,
        (0xFF << 120) - 1,
        0xFF << 120,
        2**128 - 1,
        0x20010DB8 << 96,
    ):
        suite.accept(
            f"{number:x}", f"the address {number:#034x}", bytes16(number.to_bytes(16, "big"))
        )
