"""Contracts of this overlay: those of the base, as the type checker sees them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from generators.framework import Maker
from generators.mining import ADMIN, EPOCH_BLOCKS, STRANGER
from zgspec.active import primitives
from zgspec.runtime import Reason, Uint256, u256

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage

    def make_mine() -> storage.Mine:
        """Return a contract in an epoch that was mined once."""

    def make_fresh_mine() -> storage.Mine:
        """Return a contract that was never mined."""

    def make_pool() -> storage.RewardPool:
        """Return a pool."""
else:
    from generators.mining import make_fresh_mine, make_mine
    from generators.rewards import make_pool
    from zgspec.active import storage

__all__ = [
    "ADMIN",
    "BLOCKS",
    "STRANGER",
    "make_fresh_mine",
    "make_mine",
    "make_pool",
    "write_values",
]

BLOCKS: Final = primitives.block_number(EPOCH_BLOCKS)


def write_values(
    make: Maker,
    function: Callable[[storage.Mine, primitives.Address, Uint256], object],
    accepted: Sequence[int],
    rejected: Sequence[tuple[int, Reason]],
) -> None:
    """Write a suite of a setter: values that it takes from the owner alone, and values that it refuses."""
    suite = make.suite(function, "values", "Both sides of each bound.")
    for state, mine in (("mined", make_mine()), ("fresh", make_fresh_mine())):
        for value in accepted:
            slug, what = f"{state}-{value:x}", f"a value of {value:#x}"
            case = suite.accept(slug, what, mine, ADMIN, u256(value))
            why = storage.ParameterReject.NOT_MINE_ADMIN
            suite.reject(
                f"{slug}-stranger", case, "by a stranger", why, mine, STRANGER, u256(value)
            )
        for value, reason in rejected:
            slug, what = f"{state}-{value:x}", f"a value of {value:#x}"
            suite.reject(slug, case, what, reason, mine, ADMIN, u256(value))
