"""What every published version of the log has in common: epochs, contexts and the history of roots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import ClassVar, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.conformance.flow.chain import (
    Chain,
    Log,
    Outcome,
    encode_call,
    is_refused_for,
    split_words,
    word,
)
from tests.conformance.flow.deployment import (
    ADMIN,
    STRANGER,
    USER,
    Deployment,
    check,
    make_epoch_log,
    make_receipt_logs,
)
from zgspec.mainnet import primitives, storage
from zgspec.runtime import Rejected, bytes32, u64, u256

T = TypeVar("T")

SENDERS: Final = st.sampled_from([ADMIN, USER, USER, STRANGER])


def attempt(action: Callable[[], T]) -> T | Rejected:
    """Return what a function of the text answers, or its refusal."""
    try:
        return action()
    except Rejected as rejection:
        return rejection


class EpochMachine(RuleBasedStateMachine):
    """One deployment, in pyrevm and in the text."""

    # What happened in all runs of a machine: accepted calls by name, refused ones by reason.
    happened: ClassVar[Counter[str]]
    compared: ClassVar[Counter[str]]
    chain: Chain
    contracts: Deployment
    flow: storage.Flow
    reward_balance: int

    def begin(
        self,
        chain: Chain,
        contracts: Deployment,
        epochs: tuple[int, int, storage.BlockHashWindow],
        price: int,
    ) -> None:
        """Begin with the state that the text gives to new contracts; epochs are first block, length and window."""
        self.chain = chain
        self.contracts = contracts
        self.reward_balance = 0
        account = primitives.address(contracts.flow)
        admins = [primitives.address(ADMIN)]
        first_block = primitives.block_number(epochs[0])
        length = primitives.block_number(epochs[1])
        parameters = storage.FlowParameters(account, first_block, length, epochs[2], admins)
        market = storage.Market(primitives.wei(price), primitives.wei(0), account, admins)
        self.flow = storage.compute_initial_flow(parameters, market)

    def view_block(self) -> storage.BlockView:
        """Return the present block with the hash of every block that can begin an epoch."""
        number = self.chain.number
        first = self.flow.parameters.first_block
        step = self.flow.parameters.blocks_per_epoch
        oldest = max(number - 9_000, first)
        oldest += (first - oldest) % step
        hashes = [
            storage.BlockHash(
                primitives.block_number(start),
                bytes32(self.chain.get_block_hash(start)),
            )
            for start in range(oldest, number, step)
        ]
        return storage.BlockView(primitives.block_number(number), hashes)

    def call(self, sender: bytes, data: bytes, value: int = 0) -> Outcome:
        """Call the contract of the log."""
        return self.chain.call(sender, self.contracts.flow, data, value)

    def compare(
        self,
        name: str,
        outcome: Outcome,
        answer: T | Rejected,
        expect: Callable[[T], tuple[bytes, list[Log]]],
    ) -> None:
        """Compare a call with the answer of the text: the refusal, or the output and the events."""
        self.compared["calls"] += 1
        if isinstance(answer, Rejected):
            self.happened[answer.reason.name] += 1
            check(
                is_refused_for(outcome, answer.reason),
                f"{name} is refused for {answer.reason}: {outcome}",
            )
            return
        self.happened[name] += 1
        output, logs = expect(answer)
        check(not outcome.is_reverted, f"{name} is accepted: {outcome}")
        check(outcome.output == output, f"{name} returns {output.hex()}: {outcome.output.hex()}")
        check(outcome.logs == logs, f"{name} logs {logs}: {outcome.logs}")
        self.compared["events"] += len(logs)

    def count_submission(self, receipt: storage.SubmitReceipt) -> None:
        """Note what the reward pool received, and the layout."""
        self.reward_balance += sum(fill.amount for fill in receipt.fills)
        self.happened[f"{len(receipt.event.data.nodes)} nodes"] += 1
        self.happened[f"{len(receipt.fills)} fills"] += 1
        if receipt.event.start % storage.ENTRIES_PER_SEGMENT == 0:
            self.happened["segment boundary"] += 1

    def expect_receipt(self, receipt: storage.SubmitReceipt) -> tuple[bytes, list[Log]]:
        """Return output and events of a submission."""
        event = receipt.event
        output = word(event.index) + event.digest + word(event.start) + word(event.size)
        return output, make_receipt_logs(self.contracts, receipt)

    def expect_contexts(self, events: list[storage.NewEpoch]) -> tuple[bytes, list[Log]]:
        """Return output and events of a call that makes contexts."""
        for event in events:
            root, length = event.flow_root, event.flow_length
            digests = {
                primitives.EMPTY_HASH: "late context",
                storage.compute_context_digest(primitives.ZERO_HASH, root, length): "unknown block",
            }
            self.happened[digests.get(event.digest, "context")] += 1
        return b"", [make_epoch_log(self.contracts, event) for event in events]

    @rule(sender=SENDERS, with_result=st.booleans())
    def make_some_context(self, sender: bytes, with_result: bool) -> None:
        """Make the contexts that are due."""
        self.make_context(sender, with_result)

    def make_context(self, sender: bytes, with_result: bool) -> None:
        """Make contexts and compare."""
        signature = "makeContextWithResult()" if with_result else "makeContext()"
        outcome = self.call(sender, encode_call(signature))
        account = primitives.address(sender)
        answer = attempt(
            lambda: storage.process_make_context(self.flow, self.view_block(), account)
        )
        if with_result and not outcome.is_reverted:
            check(outcome.output == self.encode_context(), "the context is returned")
            outcome = Outcome(b"", False, outcome.logs)
        self.compare("make_context", outcome, answer, self.expect_contexts)

    @rule(sender=SENDERS, count=st.sampled_from([0, 0, 1, 2, 3, 50, 2**256 - 1]))
    def make_context_fixed_times(self, sender: bytes, count: int) -> None:
        """Make some of the contexts that are due."""
        outcome = self.call(sender, encode_call("makeContextFixedTimes(uint256)", count))
        account = primitives.address(sender)
        answer = attempt(
            lambda: storage.process_make_context_fixed_times(
                self.flow, self.view_block(), account, u256(count)
            )
        )
        self.compare("make_context_fixed_times", outcome, answer, self.expect_contexts)

    @rule(
        sender=SENDERS,
        place=st.sampled_from(["log", "covered", "start", "end", "behind"]),
        part=st.floats(0, 1),
    )
    def query_context_at_position(self, sender: bytes, place: str, part: float) -> None:
        """Ask for the context that holds a position."""
        length = self.flow.log.length
        positions = {
            "log": min(int(part * length), length - 1),
            "covered": int(part * self.flow.epochs.start),
            "start": self.flow.epochs.start,
            "end": length - 1,
            "behind": length + int(part * 3),
        }
        position = positions[place]
        outcome = self.call(sender, encode_call("queryContextAtPosition(uint128)", position))
        account = primitives.address(sender)
        answer = attempt(
            lambda: storage.process_query_context_at_position(
                self.flow, self.view_block(), account, primitives.entries(position)
            )
        )
        self.compare("query_context_at_position", outcome, answer, self.expect_range)

    def expect_range(self, receipt: storage.RangeReceipt) -> tuple[bytes, list[Log]]:
        """Return output and events of a query."""
        found = receipt.answer
        logs = [make_epoch_log(self.contracts, event) for event in receipt.contexts]
        return word(found.start) + word(found.end) + found.digest, logs

    @rule(
        unit=st.sampled_from(["block", "epoch", "epochs", "near instruction", "near history"]),
        count=st.integers(0, 40),
    )
    def advance(self, unit: str, count: int) -> None:
        """Let blocks pass: a few, to the edge of an epoch, or to the edge of a window."""
        step = self.flow.parameters.blocks_per_epoch
        due = self.flow.parameters.first_block + step * (self.flow.context.epoch + 1)
        edges = {
            "block": self.chain.number + count,
            "epoch": due + count % 3 - 1,
            "epochs": due + step * (count % 7) + count % 5,
            "near instruction": due + 256 + count % 4 - 1,
            "near history": due + 8_191 + count % 4 - 1,
        }
        number = max(edges[unit], self.chain.number)
        self.chain.move_to(min(number, self.chain.number + 1_300 * step))

    @rule(epochs=st.sampled_from([1, 1, 2, 3, 10, 1_010]))
    def let_epochs_pass(self, epochs: int) -> None:
        """Let whole epochs pass and make their contexts."""
        step = self.flow.parameters.blocks_per_epoch
        due = self.flow.parameters.first_block + step * (self.flow.context.epoch + epochs)
        self.chain.move_to(max(due + 1, self.chain.number))
        self.make_context(USER, False)

    @rule(index=st.integers(0, 2_500))
    def read_root_history(self, index: int) -> None:
        """Compare what the history of roots answers around its edges."""
        history = self.flow.root_history
        address = self.read("rootHistory()")[-20:]
        numbers = [index, history.next_index, max(history.next_index - 1, 0)]
        numbers += [max(history.next_index - offset, 0) for offset in (999, 1_000, 1_001)]
        for number in numbers:
            call = encode_call("at(uint256)", number)
            answer = attempt(lambda: storage.get_root_at(history, u64(number)))  # noqa: B023
            outcome = self.chain.call(USER, address, call)
            if number + storage.ROOT_HISTORY_SIZE < history.next_index:
                self.happened["forgotten root"] += 1
            self.compare("root_at", outcome, answer, lambda root: (root, []))
            available = split_words(
                self.chain.view(address, encode_call("available(uint256)", number))
            )[0]
            check(
                available == storage.is_root_available(history.next_index, u64(number)), "available"
            )
        for root in [storage.get_flow_root(self.flow.log), *history.roots[:1], *history.roots[-1:]]:
            contained = split_words(
                self.chain.view(address, encode_call("contains(bytes32)", root))
            )[0]
            check(contained == storage.has_root(history, root), "contains")

    @rule(number=st.integers(0, 60))
    def read_ranges(self, number: int) -> None:
        """Compare the ranges of some contexts."""
        digests = [primitives.EMPTY_HASH, primitives.ZERO_HASH, self.flow.context.digest]
        ranges = self.flow.epochs.ranges
        if ranges:
            digests.append(ranges[number % len(ranges)].digest)
        for digest in digests:
            found = storage.get_epoch_range(self.flow.epochs, digest)
            words = word(found.start) + word(found.end)
            check(self.read("getEpochRange(bytes32)", digest) == words, "range by name")
        self.compared["reads"] += 1

    def read(self, signature: str, *words: int | bytes) -> bytes:
        """Return the answer of a function of the log that changes nothing."""
        return self.chain.view(self.contracts.flow, encode_call(signature, *words))

    def get_context(self) -> storage.MineContext:
        """Return the present context as this version has it."""
        return self.flow.context

    def encode_context(self) -> bytes:
        """Return the present context as the contract encodes it."""
        context = self.get_context()
        numbers = word(context.epoch) + word(context.mine_start)
        tail = word(context.flow_length) + context.block_digest + context.digest
        return numbers + context.flow_root + tail

    @invariant()
    def state_is_equal(self) -> None:
        """Compare the state of the contracts with that of the text."""
        flow = self.flow
        count = len(flow.submission_roots)
        check(self.read("getContext()") == self.encode_context(), "context")
        numbers = {
            "numSubmissions()": count,
            "submissionIndex()": count,
            "epoch()": flow.context.epoch,
            "epochStartPosition()": flow.epochs.start,
            "firstBlock()": flow.parameters.first_block,
            "blocksPerEpoch()": flow.parameters.blocks_per_epoch,
            "paused()": flow.is_paused,
        }
        for signature, number in numbers.items():
            check(split_words(self.read(signature)) == [number], f"{signature} is {number}")
        check(split_words(self.read("tree()"))[0] == flow.log.length, "length of the log")
        price = self.chain.view(self.contracts.market, encode_call("pricePerSector()"))
        check(split_words(price) == [flow.market.price_per_entry], "price")
        self.check_balances()
        self.compared["states"] += 1

    def check_balances(self) -> None:
        """Compare the balances of the three contracts."""
        balances = {
            self.contracts.flow: self.flow.balance,
            self.contracts.market: self.flow.market.balance,
            self.contracts.reward: self.reward_balance,
        }
        for account, balance in balances.items():
            check(self.chain.get_balance(account) == balance, f"the balance is {balance}")
