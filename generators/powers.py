"""Cases of powers of two and of a half, which take the same exponents and digits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generators.framework import Draw, Suite, around, powers_of_two
from zgspec.active import storage
from zgspec.runtime import Uint128, Uint256, u128, u256

SERIES_EXPONENTS: Final = (1, 2**9, 2**18, 2**27, 2**36, 2**45)
"""Digits that go into the series."""

DIGITS: Final = (3, 2**9 + 1, 0b1010101010, 2**10 - 1, 2**10 + 1, 2**200)
"""Several digits at once, and some above them."""


def add_signed_exponents(suite: Suite[[int]]) -> None:
    """Write exponents of both signs around powers of two, up to the largest ones."""
    sizes = [0, 1, 2**10, 2**32, *around([2**43], 0, 2**54 - 1)]
    for size in [*sizes, 2**54 - 2, 2**54 - 1, 3**33, 5**22]:
        for sign in ("plus", "minus") if size > 0 else ("plus",):
            suite.accept(
                f"{sign}-{size}",
                f"an exponent of {sign} {size}, of which 2**64 are one",
                -size if sign == "minus" else size,
            )


def add_exponents(suite: Suite[[Uint256]], exponents: Iterable[int]) -> None:
    """Write exponents."""
    for exponent in exponents:
        suite.accept(f"{exponent}", f"an exponent of {exponent}", u256(exponent))


def add_digits(suite: Suite[[Uint256]]) -> None:
    """Write each digit of an exponent alone."""
    add_exponents(suite, (0, *powers_of_two(52, 71), *SERIES_EXPONENTS))


def add_borders(suite: Suite[[Uint256]], borders: list[int], draw: Draw, width: int) -> None:
    """Write exponents around borders, the largest one, and some that are drawn, of up to so many bits."""
    add_exponents(suite, around(borders, 0, 2**256 - 1))
    suite.accept("largest", "the largest exponent", u256(2**256 - 1))
    for index in range(12):
        exponent = draw.below(2 ** draw.between(54, width))
        suite.accept(f"drawn-{index}", f"an exponent of {exponent}", u256(exponent))


def add_root_products(suite: Suite[[Uint128, Uint256]], powers: dict[str, int]) -> None:
    """Write every digit alone, none, all, and some above them, with powers by name."""
    single = powers_of_two(0, storage.ROOT_COUNT)
    for digits in sorted({0, *single, *DIGITS}):
        for slug, power in powers.items():
            if slug == "less" and digits in single:
                continue
            suite.accept(
                f"{slug}-{digits}",
                f"a power of {power} and the digits {digits:b}",
                u128(power),
                u256(digits),
            )
