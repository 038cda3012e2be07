"""Contracts of this overlay: those of the base, as the type checker sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators.mining import ADMIN, EPOCH_BLOCKS, STRANGER
from zgspec.active import primitives

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
]

BLOCKS: Final = primitives.block_number(EPOCH_BLOCKS)
