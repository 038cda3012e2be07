"""Vectors of storage.md#is_public_ip4."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import bytes4


def generate(make: Maker) -> None:
    """Make the suite of ranges: both ends of every reserved range, and their neighbours."""
    suite = make.suite(
        storage.is_public_ip4, "ranges", "Both ends of every reserved range, and their neighbours."
    )
    numbers = {0x08080808}
    for first_bits, bit_count in storage.RESERVED_IP4_RANGES:
        first = first_bits << (32 - bit_count)
        last = first + (1 << (32 - bit_count)) - 1
        numbers.update({max(first - 1, 0), first, last, min(last + 1, 2**32 - 1)})
    for number in sorted(numbers):
        ip = bytes4(number.to_bytes(4, "big"))
        suite.accept(f"{number:08x}", f"the address {'.'.join(map(str, ip))}", ip)
