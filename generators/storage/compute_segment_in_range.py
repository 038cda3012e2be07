"""Vectors of storage.md#compute_segment_in_range."""

from __future__ import annotations

from generators.framework import Draw, Maker
from generators.puzzle import SEGMENT, TOP
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.compute_segment_in_range, "seeds", "Remainders by the number of segments."
    )
    for count in (1, 2, 3, 1000, 2**25, 2**53):
        for number in sorted(
            {0, 1, count - 1, count, count + 1, 2**64 + 5, TOP, Draw(count).below(TOP)}
        ):
            suite.accept(
                f"{number % 2**32}-{number.bit_length()}-of-{count}",
                f"seed {number} and {count} segments",
                u256(number),
                u256(SEGMENT * count),
            )
    suite.accept(
        "rest", "a range with a part of a segment", u256(12345), u256(7 * SEGMENT + SEGMENT - 1)
    )
    suite.accept("huge", "more segments than 64 bits", u256(2**70 + 9), u256(2**200))
    for bit in (63, 64):
        slug, number = f"bit-{bit}", u256(2**bit + 5)
        suite.accept(slug, f"bit {bit} of the remainder is set", number, u256(2**200))
