"""The published bytecode of the log and its market against the text, on random sequences of calls."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from tests.conformance.flow.chain import Chain, Log, Outcome, address_word, encode_call, word
from tests.conformance.flow.deployment import STRANGER, USER, check, deploy_flow, make_receipt_logs
from tests.conformance.flow.inputs import Order, compute_payment, draw_order, draw_valid_submission
from tests.conformance.flow.machine import SENDERS, EpochMachine, attempt
from zgspec.mainnet import primitives, storage
from zgspec.runtime import u64

LEAST_STEPS: Final = 10_000
SETTINGS: Final = settings(
    max_examples=300,
    stateful_step_count=50,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
PRICES: Final = st.one_of(
    st.sampled_from([0, 1, 22_351_741_790, 30_733_644_962, 2**128 - 1]), st.integers(0, 2**100)
)


class FlowMachine(EpochMachine):
    """The contracts of today."""

    happened: ClassVar = Counter[str]()
    compared: ClassVar = Counter[str]()

    @initialize(
        number=st.integers(1, 20_000),
        delay=st.sampled_from([0, 0, 0, 0, 0, 1, 30]),
        blocks_per_epoch=st.sampled_from([1, 2, 7, 40, 255, 256, 257, 3_750, 9_000]),
        price=PRICES,
        recorded=st.sampled_from([None, 0, 0, 0, 10_000, 30_000]),
    )
    def deploy(
        self, number: int, delay: int, blocks_per_epoch: int, price: int, recorded: int | None
    ) -> None:
        """Deploy the contracts and begin with the state that the text gives."""
        chain = Chain(number, recorded)
        contracts = deploy_flow(chain, delay, blocks_per_epoch, price)
        window = storage.BlockHashWindow.HISTORY_CONTRACT
        self.begin(chain, contracts, (number + delay, blocks_per_epoch, window), price)

    @rule(order=draw_order(), sender=SENDERS)
    def submit(self, order: Order, sender: bytes) -> None:
        """Submit one file, or what is none."""
        self.submit_order(sender, order)

    def submit_order(self, sender: bytes, order: Order) -> None:
        """Submit and compare."""
        price = self.flow.market.price_per_entry
        value = compute_payment(order, price, self.flow.balance)
        message = storage.Message(primitives.address(sender), primitives.wei(value))
        outcome = self.call(sender, storage.encode_submit_calldata(order.submission), value)
        block = self.view_block()
        answer = attempt(
            lambda: storage.process_submit(self.flow, block, message, order.submission)
        )
        self.compare("submit", outcome, answer, self.expect_receipt)
        if isinstance(answer, storage.SubmitReceipt):
            self.count_submission(answer)

    @rule(submission=draw_valid_submission())
    def submit_file(self, submission: storage.Submission) -> None:
        """Submit one file that is paid for."""
        self.submit_order(USER, Order(submission, "exact", 0))

    @rule(orders=st.lists(draw_order(), max_size=4), sender=SENDERS)
    def batch_submit(self, orders: list[Order], sender: bytes) -> None:
        """Submit several files with one payment."""
        price = self.flow.market.price_per_entry
        value = sum(compute_payment(order, price, 0) for order in orders)
        message = storage.Message(primitives.address(sender), primitives.wei(value))
        submissions = [order.submission for order in orders]
        outcome = self.call(sender, storage.encode_batch_submit_calldata(submissions), value)
        block = self.view_block()
        answer = attempt(
            lambda: storage.process_batch_submit(self.flow, block, message, submissions)
        )
        self.compare("batch_submit", outcome, answer, self.expect_receipts)
        if isinstance(answer, list):
            for receipt in answer:
                self.count_submission(receipt)

    def expect_receipts(self, receipts: list[storage.SubmitReceipt]) -> tuple[bytes, list[Log]]:
        """Return output and events of a batch: four arrays behind their offsets."""
        events = [receipt.event for receipt in receipts]
        columns: list[list[bytes]] = [
            [word(event.index) for event in events],
            [event.digest for event in events],
            [word(event.start) for event in events],
            [word(event.size) for event in events],
        ]
        arrays = [word(len(column)) + b"".join(column) for column in columns]
        offsets = [word(128 + index * (32 + 32 * len(events))) for index in range(4)]
        logs = [log for receipt in receipts for log in make_receipt_logs(self.contracts, receipt)]
        return b"".join(offsets + arrays), logs

    @rule(sender=SENDERS, name=st.sampled_from(["pause", "unpause", "unpause"]))
    def pause_or_continue(self, sender: bytes, name: str) -> None:
        """Pause or continue; more often continue, so that the rest can happen."""
        outcome = self.call(sender, encode_call(f"{name}()"))
        process = storage.process_pause if name == "pause" else storage.process_unpause
        answer = attempt(lambda: process(self.flow, primitives.address(sender)))
        without_event = Outcome(outcome.output, outcome.is_reverted, [])
        self.compare(name, without_event, answer, lambda _: (b"", []))

    @rule(sender=SENDERS, price=PRICES)
    def set_price(self, sender: bytes, price: int) -> None:
        """Set the price of an entry."""
        call = encode_call("setPricePerSector(uint256)", price)
        outcome = self.chain.call(sender, self.contracts.market, call)
        market = self.flow.market
        account = primitives.address(sender)
        answer = attempt(
            lambda: storage.process_set_price_per_entry(market, account, primitives.wei(price))
        )
        self.compare("set_price", outcome, answer, lambda _: (b"", []))

    @rule(sender=SENDERS, amount=st.integers(0, 2**80))
    def send_to_market(self, sender: bytes, amount: int) -> None:
        """Send coins to the market."""
        outcome = self.chain.call(sender, self.contracts.market, b"", amount)
        answer = attempt(lambda: storage.process_deposit(self.flow.market, primitives.wei(amount)))
        self.compare("deposit", outcome, answer, lambda _: (b"", []))

    @rule(sender=SENDERS, size=st.integers(0, 2**40), gap=st.integers(0, 2**40))
    def charge_fee_from_outside(self, sender: bytes, size: int, gap: int) -> None:
        """Charge a fee from an account that is not the log."""
        call = encode_call("chargeFee(uint256,uint256,uint256)", 1, size, gap)
        outcome = self.chain.call(sender, self.contracts.market, call)
        market = self.flow.market
        account = primitives.address(sender)
        charge = (primitives.entries(1), primitives.entries(size), primitives.entries(gap))
        answer = attempt(lambda: storage.process_charge_fee(market, account, *charge))
        self.compare("charge_fee", outcome, answer, lambda _: (b"", []))

    @rule(values=st.tuples(st.integers(0, 2**64), st.integers(0, 2**64)))
    def set_params(self, values: tuple[int, int]) -> None:
        """Call what fills unset parameters: all are set, so nothing may change."""
        call = encode_call("setParams(uint256,uint256,address)", *values, address_word(STRANGER))
        check(not self.call(STRANGER, call).is_reverted, "anybody may set what is not set")

    @rule(number=st.integers(0, 60))
    def read_history(self, number: int) -> None:
        """Compare the range of a context and the root behind a submission."""
        ranges = self.flow.epochs.ranges
        if ranges:
            index = number % len(ranges)
            recorded = ranges[index]
            words = word(recorded.start) + word(recorded.end) + recorded.digest
            check(self.read("getEpochRangeHistory(uint256)", index) == words, "range by number")
        count = len(self.flow.submission_roots)
        for index in (number, count, max(count - 1, 0)):
            root = storage.get_flow_root_by_submission(self.flow, u64(index))
            check(self.read("getFlowRootByTxSeq(uint256)", index) == root, "root by submission")

    @invariant()
    def root_is_equal(self) -> None:
        """Compare the root of the log, which the contract computes on demand."""
        root = storage.get_flow_root(self.flow.log)
        check(self.read("computeFlowRoot()") == root, "root of the log")


# Half a minute of work, on a machine that may be busy.
@pytest.mark.timeout(1_200)
def test_bytecode_agrees_on_random_sequences() -> None:
    """Thousands of calls, every kind of outcome among them."""
    run_state_machine_as_test(FlowMachine, settings=SETTINGS)
    print(f"\n{dict(FlowMachine.compared)}\n{dict(sorted(FlowMachine.happened.items()))}")
    check(
        FlowMachine.compared["states"] >= LEAST_STEPS,
        f"{LEAST_STEPS} steps: {FlowMachine.compared}",
    )
    unseen = [reason.name for reason in REASONS if FlowMachine.happened[reason.name] == 0]
    check(unseen == [], f"every reason is seen: {unseen}")
    missing = [event for event in EVENTS if FlowMachine.happened[event] == 0]
    check(missing == [], f"every kind of event is seen: {missing}")


EVENTS: Final = (
    "submit", "batch_submit", "make_context", "make_context_fixed_times", "query_context_at_position",
    "pause", "unpause", "set_price", "deposit", "context", "late context", "unknown block", "root_at", "forgotten root",
    "1 nodes", "2 nodes", "3 nodes", "4 nodes", "1 fills", "2 fills", "segment boundary",
)  # fmt: skip
# The others are stricter than the contract, or have a test of their own.
REASONS: Final = (
    *storage.SubmissionReject,
    storage.FlowReject.NOT_PAUSER,
    storage.FlowReject.FLOW_PAUSED,
    storage.FlowReject.FLOW_NOT_PAUSED,
    storage.FlowReject.FLOW_NOT_LAUNCHED,
    storage.FlowReject.BALANCE_BELOW_FEE,
    storage.FlowReject.POSITION_OUT_OF_BOUND,
    storage.FlowReject.NO_CONTEXT_AT_POSITION,
    storage.MarketReject.NOT_PARAMETER_ADMIN,
    storage.MarketReject.CHARGE_NOT_FROM_FLOW,
    storage.RootHistoryReject.ROOT_NOT_AVAILABLE,
)
