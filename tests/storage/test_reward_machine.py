"""A reward pool through random sequences of payments, claims, donations, withdrawals and settings."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from zgspec.active import primitives, storage
from zgspec.runtime import Rejected, bytes32, u16, u64, u256

Returned = TypeVar("Returned")

CHUNK: Final = storage.ENTRIES_PER_PRICING_CHUNK
MARKET, MINE, ADMIN, FIRST, SECOND = [primitives.address(bytes([n]) * 20) for n in range(1, 6)]
MINER_ID: Final = bytes32(b"\x07" * 32)

accounts = st.sampled_from([MARKET, MINE, ADMIN, FIRST, SECOND])
amounts = st.one_of(st.integers(0, 10), st.integers(0, 2**70), st.just(storage.MAX_REWARD // 2))
lengths = st.one_of(
    st.integers(1, 9),
    st.integers(1, CHUNK),
    st.sampled_from([CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK]),
)


class RewardMachine(RuleBasedStateMachine):
    """Follows every wei that comes in, and compares it with what is there and what went out."""

    @initialize(
        rule_of_release=st.sampled_from(storage.ReleaseRule),
        period=st.sampled_from([1, 1000, 32_140_800]),
        annual_decay=st.sampled_from([0, 40, 65_535]),
    )
    def deploy(self, rule_of_release: storage.ReleaseRule, period: int, annual_decay: int) -> None:
        schedule = storage.ReleaseSchedule(
            rule_of_release, primitives.seconds(period), u16(annual_decay)
        )
        self.pool = storage.compute_initial_reward_pool(MARKET, MINE, ADMIN, schedule)
        self.now = primitives.seconds(1_000_000)
        self.length = 1
        self.received = 0
        self.paid_out = 0
        self.part_count = 0

    def attempt(self, run: Callable[[], Returned]) -> Returned | None:
        """Return what an operation gives; one that is rejected changes nothing."""
        before = copy.deepcopy(self.pool)
        try:
            return run()
        except Rejected:
            assert self.pool == before
            return None

    @rule(seconds=st.one_of(st.integers(0, 5), st.integers(0, 2000), st.integers(0, 10**8)))
    def wait(self, seconds: int) -> None:
        self.now = primitives.seconds(self.now + seconds)

    @rule(gap=st.one_of(st.just(0), lengths), length=lengths, amount=amounts, sender=accounts)
    def fill(self, gap: int, length: int, amount: int, sender: primitives.Address) -> None:
        self.pay(gap, length, amount, sender)

    @rule(gap=st.one_of(st.just(0), lengths), length=lengths, amount=amounts)
    def fill_by_market(self, gap: int, length: int, amount: int) -> None:
        self.pay(gap, length, amount, MARKET)

    def pay(self, gap: int, length: int, amount: int, sender: primitives.Address) -> None:
        """Pay for an upload behind a gap, as the market does."""
        ranges = [(self.length, gap, amount // 3)] if gap > 0 else []
        ranges.append((self.length + gap, length, amount))
        fills = [
            storage.RewardFill(
                primitives.entries(start), primitives.entries(count), primitives.wei(value)
            )
            for start, count, value in ranges
        ]
        fees = self.attempt(
            lambda: storage.process_fill_rewards(self.pool, sender, self.now, fills)
        )
        if fees is not None:
            self.received += sum(fill.amount for fill in fills)
            self.paid_out += sum(fees)
            self.part_count += (gap + length) // CHUNK + 4
            self.length += gap + length

    @precondition(lambda self: self.length > 1)
    @rule(data=st.data(), beneficiary=accounts, sender=st.sampled_from([MINE, MINE, MINE, FIRST]))
    def claim(
        self, data: st.DataObject, beneficiary: primitives.Address, sender: primitives.Address
    ) -> None:
        index = u64(data.draw(st.integers(0, self.length // CHUNK + 1)))
        item = storage.get_reward_item(self.pool, index)
        donated = self.pool.total_base_reward
        owed = storage.get_escrow_credit(self.pool, beneficiary)
        event = self.attempt(
            lambda: storage.process_claim_mine_reward(
                self.pool, sender, self.now, index, beneficiary, MINER_ID
            )
        )
        claimed = storage.get_reward_item(self.pool, index)
        assert item.distributed <= claimed.distributed
        assert claimed.locked <= item.locked
        total = item.locked + item.claimable + item.distributed
        assert claimed.locked + claimed.claimable + claimed.distributed == total
        base = donated - self.pool.total_base_reward
        paid = 0 if event is None else event.amount
        assert paid == claimed.distributed - item.distributed + base
        assert storage.get_escrow_credit(self.pool, beneficiary) == owed + paid

    @rule(amount=amounts)
    def donate(self, amount: int) -> None:
        storage.process_donate(self.pool, primitives.wei(amount))
        self.received += amount

    @rule(payee=accounts)
    def withdraw(self, payee: primitives.Address) -> None:
        owed = storage.get_escrow_credit(self.pool, payee)
        paid = self.attempt(lambda: storage.process_withdraw_payments(self.pool, payee))
        if paid is None:
            assert payee in self.pool.refusing
            return
        assert paid == owed
        assert storage.get_escrow_credit(self.pool, payee) == 0
        self.paid_out += paid

    @rule(sender=accounts, base_reward=amounts)
    def set_base_reward(self, sender: primitives.Address, base_reward: int) -> None:
        value = primitives.wei(base_reward)
        self.attempt(lambda: storage.process_set_base_reward(self.pool, sender, value))

    @rule(sender=accounts, rate=st.one_of(st.integers(0, 500), st.sampled_from([10_000, 10_001])))
    def set_service_fee_rate(self, sender: primitives.Address, rate: int) -> None:
        self.attempt(lambda: storage.process_set_service_fee_rate(self.pool, sender, u256(rate)))

    @rule(sender=accounts, treasury=accounts)
    def set_treasury(self, sender: primitives.Address, treasury: primitives.Address) -> None:
        self.attempt(lambda: storage.process_set_treasury(self.pool, sender, treasury))

    @rule(sender=accounts, account=accounts)
    def set_foundation_admin(self, sender: primitives.Address, account: primitives.Address) -> None:
        self.attempt(lambda: storage.process_set_foundation_admin(self.pool, sender, account))

    @rule(refusing=st.lists(accounts, max_size=1))
    def refuse_coins(self, refusing: list[primitives.Address]) -> None:
        self.pool.refusing = refusing

    @invariant()
    def every_wei_is_somewhere(self) -> None:
        inside = self.pool.balance + storage.get_escrow_total(self.pool)
        assert self.received == inside + self.paid_out

    @invariant()
    def the_pool_can_pay(self) -> None:
        dust = self.pool.balance - storage.get_liabilities(self.pool)
        assert 0 <= dust <= 2 * self.part_count

    @invariant()
    def items_are_in_order(self) -> None:
        items = self.pool.items
        starts = [item.start for item in sorted(items, key=lambda item: item.index) if item.start]
        assert starts == sorted(starts)
        assert all(max(item.start, item.last_update) <= self.now for item in items)
        assert all(
            item.locked + item.claimable + item.distributed <= storage.MAX_REWARD for item in items
        )

    @invariant()
    def the_first_rewardable_chunk_is_the_first(self) -> None:
        first = storage.get_first_rewardable_chunk(self.pool, self.now)
        for item in self.pool.items:
            is_past = storage.is_reward_deadline_past(self.pool, item.index, self.now)
            assert is_past == (item.index < first)


TestRewardMachine = RewardMachine.TestCase
