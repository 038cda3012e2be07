"""Bonds through random sequences of locking, epochs, answers and releases, with every wei followed."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from zgspec.minimal import primitives
from zgspec.minimal_storage_penalty import storage
from zgspec.runtime import Bytes32, Rejected, bytes32, u16, u64, u256

FIRST, SECOND, ADMIN = [primitives.address(bytes([n]) * 20) for n in range(1, 4)]
IDS: Final = [bytes32(bytes([n]) * 32) for n in range(1, 4)]
FULL: Final = storage.BOND_PER_PRICING_CHUNK
LOG: Final = primitives.entries(5 * storage.ENTRIES_PER_PRICING_CHUNK)

accounts = st.sampled_from([FIRST, SECOND])
miner_ids = st.sampled_from(IDS)
shards = st.sampled_from([(0, 1), (0, 2), (1, 2), (3, 4)])
amounts = st.one_of(st.integers(0, 6), st.integers(0, 6).map(lambda n: n * FULL))


class BondMachine(RuleBasedStateMachine):
    """Compares what was locked with what is in bonds, donations and credits."""

    @initialize()
    def deploy(self) -> None:
        schedule = storage.ReleaseSchedule(
            storage.ReleaseRule.LINEAR, primitives.seconds(1000), u16(0)
        )
        pool = storage.compute_initial_reward_pool(ADMIN, ADMIN, ADMIN, schedule)
        self.bonding = storage.Bonding(storage.BondRegister(storage.epoch(0), []), pool)
        self.mine = storage.compute_initial_mine(
            storage.MineParameters(ADMIN, storage.BlockHashWindow.HISTORY_CONTRACT, []),
            storage.MineSettings(
                u256(4),
                primitives.block_number(30),
                u256(2),
                u64(4),
                u64(1),
                primitives.block_number(1),
            ),
            primitives.block_number(100),
        )
        owners = (FIRST, SECOND, SECOND)
        self.mine.miners = [storage.Miner(*pair) for pair in zip(IDS, owners, strict=True)]
        self.locked = 0
        self.context = self.make_context(0, primitives.ZERO_HASH)

    def make_context(self, number: int, digest: Bytes32) -> storage.MineContext:
        """Return a context of a log that does not grow."""
        return storage.MineContext(
            storage.epoch(number),
            primitives.block_number(0),
            primitives.ZERO_HASH,
            LOG,
            primitives.ZERO_HASH,
            digest,
        )

    def attempt(self, run: Callable[[], object]) -> bool:
        """Return whether an operation is accepted; one that is rejected changes nothing."""
        before = copy.deepcopy(self.bonding)
        try:
            run()
        except Rejected:
            assert self.bonding == before
            return False
        return True

    @rule(sender=accounts, miner_id=miner_ids, shard=shards, amount=amounts)
    def lock(
        self, sender: primitives.Address, miner_id: Bytes32, shard: tuple[int, int], amount: int
    ) -> None:
        config = storage.ShardConfig(primitives.segments(shard[0]), primitives.segments(shard[1]))
        recall_range = storage.compute_own_range(config, LOG)
        wei = primitives.wei(amount)
        if self.attempt(
            lambda: storage.process_lock_bond(
                self.bonding.register, self.mine, self.context, sender, miner_id, recall_range, wei
            )
        ):
            self.locked += amount

    @rule(
        steps=st.integers(0, 3), digest=st.binary(min_size=32, max_size=32), is_late=st.booleans()
    )
    def enter(self, steps: int, digest: bytes, is_late: bool) -> None:
        name = primitives.EMPTY_HASH if is_late else bytes32(digest)
        self.context = self.make_context(self.context.epoch + steps, name)
        expected = sum(
            bond.amount - storage.compute_settled_bond(bond).amount
            for bond in self.bonding.register.bonds
        )
        total = storage.process_enter_epoch(self.bonding, self.context)
        assert total == (expected if steps else 0)
        entered = copy.deepcopy(self.bonding)
        assert storage.process_enter_epoch(self.bonding, self.context) == 0
        assert self.bonding == entered

    @rule(miner_id=miner_ids)
    def show(self, miner_id: Bytes32) -> None:
        bond = storage.get_bond(self.bonding.register, miner_id)
        if bond is not None:
            storage.process_close_challenge(self.bonding.register, bond)
            found = storage.get_bond(self.bonding.register, miner_id)
            assert found is not None
            assert storage.compute_settled_bond(found).amount == bond.amount

    @rule(sender=accounts, miner_id=miner_ids)
    def ask(self, sender: primitives.Address, miner_id: Bytes32) -> None:
        self.attempt(
            lambda: storage.process_request_release(
                self.bonding.register, self.context, sender, miner_id
            )
        )

    @rule(sender=accounts, miner_id=miner_ids)
    def release(self, sender: primitives.Address, miner_id: Bytes32) -> None:
        self.attempt(
            lambda: storage.process_release_bond(self.bonding, self.context, sender, miner_id)
        )

    @invariant()
    def every_wei_is_somewhere(self) -> None:
        pool = self.bonding.pool
        bonds = storage.get_bond_total(self.bonding.register)
        assert bonds + pool.balance + storage.get_escrow_total(pool) == self.locked
        assert pool.balance == pool.total_base_reward

    @invariant()
    def bonds_are_sufficient_and_challenges_in_range(self) -> None:
        bonds = self.bonding.register.bonds
        assert len({bond.miner_id for bond in bonds}) == len(bonds)
        for bond in bonds:
            required = storage.compute_required_bond(bond.range)
            assert storage.is_bond_sufficient(bond.amount, required)
            assert int(bond.challenge) < int(LOG)


TestBondMachine = BondMachine.TestCase
