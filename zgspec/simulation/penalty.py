"""The bonds of miners: the rules are those of the overlay storage_penalty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zgspec.active import PRESET, primitives
from zgspec.runtime import Bytes32, bytes32, u256

if TYPE_CHECKING:
    from zgspec.mainnet import storage as base
    from zgspec.mainnet_storage_penalty import storage
    from zgspec.simulation.scenario import Miner

    def _take_pool(pool: base.RewardPool) -> storage.RewardPool:
        """Return a pool as the type that the overlay gives it."""

    def _take_range(recall_range: base.RecallRange) -> storage.RecallRange:
        """Return a range as the type that the overlay gives it."""
else:
    from zgspec.active import storage

    def _take_pool(pool):
        return pool

    def _take_range(recall_range):
        return recall_range


IS_ACTIVE: Final = PRESET == "mainnet_storage_penalty"
"""Whether this process simulates the overlay."""


class Bonds:
    """What the miners have locked, and who shows its units."""

    def __init__(self, miners: tuple[Miner, ...], pool: base.RewardPool, seed: int) -> None:
        """Start without bonds; penalties go to the pool. Chance is independent of that of mining."""
        self._miners: Final = miners
        self._bonding: Final = storage.Bonding(
            storage.BondRegister(storage.epoch(0), []), _take_pool(pool)
        )
        import numpy

        self._random: Final = numpy.random.Generator(numpy.random.PCG64([seed, 1]))

    def lock(self, index: int, recall_range: base.RecallRange) -> None:
        """Lock the bond that the range of a miner requires."""
        required = storage.compute_required_bond(_take_range(recall_range))
        bond = storage.Bond(
            _get_id(index),
            _get_payee(index),
            _take_range(recall_range),
            required,
            u256(0),
            storage.epoch(0),
        )
        storage.process_put_bond(self._bonding.register, bond)

    def is_bonded(self, index: int) -> bool:
        """Return whether a miner has a bond."""
        return storage.get_bond(self._bonding.register, _get_id(index)) is not None

    def enter_epoch(self, number: int) -> tuple[int, ...]:
        """Settle the epoch before and challenge in a new one; return the wei that each miner loses by the former."""
        losses = tuple([self._compute_loss(index) for index in range(len(self._miners))])
        storage.process_enter_epoch(self._bonding, self._draw_context(number))
        for index, miner in enumerate(self._miners):
            bond = storage.get_bond(self._bonding.register, _get_id(index))
            if bond is not None and bond.challenge != 0 and self._random.random() < miner.stored:
                storage.process_close_challenge(self._bonding.register, bond)
        return losses

    def _compute_loss(self, index: int) -> int:
        bond = storage.get_bond(self._bonding.register, _get_id(index))
        return 0 if bond is None else bond.amount - storage.compute_settled_bond(bond).amount

    def _draw_context(self, number: int) -> storage.MineContext:
        return storage.MineContext(
            storage.epoch(number),
            primitives.block_number(0),
            primitives.ZERO_HASH,
            primitives.entries(0),
            primitives.ZERO_HASH,
            bytes32(self._random.bytes(32)),
        )


def _get_id(index: int) -> Bytes32:
    return bytes32((index + 1).to_bytes(32, "big"))


def _get_payee(index: int) -> primitives.Address:
    return primitives.address(index.to_bytes(20, "big"))
