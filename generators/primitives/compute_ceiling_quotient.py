"""Vectors of primitives.md#compute_ceiling_quotient."""

from __future__ import annotations

from generators.framework import Draw, Maker, around
from zgspec.active import primitives
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suite of limits: around multiples of the divisor."""
    suite = make.suite(
        primitives.compute_ceiling_quotient, "limits", "Around multiples of the divisor."
    )
    for divisor in (1, 3, 256):
        for dividend in around([divisor, 2 * divisor], 0, 2**63):
            slug = f"{dividend}-by-{divisor}"
            suite.accept(slug, f"{dividend} divided by {divisor}", u64(dividend), u64(divisor))
    suite.accept("largest", "the largest dividend by one", u64(2**64 - 1), u64(1))
    suite.accept(
        "largest-by-itself", "the largest integer by itself", u64(2**64 - 1), u64(2**64 - 1)
    )
    draw = Draw("compute_ceiling_quotient")
    for index in range(4):
        dividend, divisor = draw.below(2**62), 1 + draw.below(2 ** draw.between(1, 40))
        suite.accept(f"drawn-{index}", "drawn operands", u64(dividend), u64(divisor))
