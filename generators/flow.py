"""The contract of the log, its blocks and its proofs, as several generators use them."""

from __future__ import annotations

from dataclasses import replace

from generators.files import make_account, make_frontier, make_submission
from generators.framework import make_hash, make_hashes
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, u64, u256

PRICE = 10
FIRST_BLOCK = 100
BLOCKS_PER_EPOCH = 10


def make_block(number: int, *known: int) -> storage.BlockView:
    """Return a block from which the hashes of the known ones can be told."""
    hashes = [storage.BlockHash(primitives.block_number(n), make_hash("block", n)) for n in known]
    return storage.BlockView(primitives.block_number(number), hashes)


def make_market(price: int = PRICE, balance: int = 0) -> storage.Market:
    """Return a market of one administrator."""
    return storage.Market(
        primitives.wei(price),
        primitives.wei(balance),
        make_account("flow"),
        [make_account("admin")],
    )


def make_parameters(
    blocks_per_epoch: int = BLOCKS_PER_EPOCH,
    window: storage.BlockHashWindow = storage.BlockHashWindow.HISTORY_CONTRACT,
) -> storage.FlowParameters:
    """Return the parameters of a contract that launches at FIRST_BLOCK."""
    return storage.FlowParameters(
        make_account("flow"),
        primitives.block_number(FIRST_BLOCK),
        primitives.block_number(blocks_per_epoch),
        window,
        [make_account("pauser"), make_account("guard")],
    )


def make_flow(
    window: storage.BlockHashWindow = storage.BlockHashWindow.HISTORY_CONTRACT,
) -> storage.Flow:
    """Return a contract that has just been deployed."""
    return storage.compute_initial_flow(make_parameters(window=window), make_market())


def make_used_flow(
    window: storage.BlockHashWindow = storage.BlockHashWindow.HISTORY_CONTRACT,
) -> storage.Flow:
    """Return a contract with two submissions and one context, of the first submission."""
    flow = make_flow(window)
    for number, size in ((101, 3 * 256), (111, 20 * 256)):
        block = make_block(number, 110)
        storage.process_submit(flow, block, make_message(1000), make_submission(size, number))
    return flow


def make_long_flow(length: int) -> storage.Flow:
    """Return a contract whose log has a length, without a submission."""
    return replace(make_flow(), log=make_frontier(length))


def make_message(value: int, sender: str = "sender") -> storage.Message:
    """Return a call with a value."""
    return storage.Message(make_account(sender), primitives.wei(value))


def make_long_submission(size: int) -> storage.Submission:
    """Return a submission with a length that its nodes do not hold."""
    submission = make_submission(size)
    return replace(submission, data=replace(submission.data, length=u256(2**60)))


def make_log(count: int) -> list[Bytes32]:
    """Return the leaves of a log: the first slot is taken."""
    return [primitives.ZERO_HASH, *make_hashes(count - 1, "log")]


def get_log_root(leaves: list[Bytes32]) -> Bytes32:
    """Return the root of the log with these leaves."""
    return storage.compute_flow_proof(leaves, primitives.entries(0)).lemma[-1]


def make_history(count: int) -> storage.RootHistory:
    """Return the history after count roots."""
    roots = make_hashes(count, "history")
    return storage.RootHistory(u64(count), roots[-storage.ROOT_HISTORY_SIZE :])


def make_ranges(count: int) -> storage.EpochRanges:
    """Return count ranges, each longer than the one before."""
    epochs = storage.EpochRanges(primitives.entries(0), [])
    for index in range(count):
        end = primitives.entries(epochs.start + 3 * index + 1)
        storage.process_append_epoch_range(epochs, end, make_hash("range", index))
    return epochs


def make_event(size: int, tags: bytes = b"") -> storage.SubmitEvent:
    """Return the event of a submission to a used contract."""
    flow = make_used_flow()
    submission = make_submission(size, tags=tags)
    return storage.process_submit(flow, make_block(112), make_message(10**9), submission).event


def make_epochs() -> list[tuple[str, storage.NewEpoch]]:
    """Return the events of contexts, in time and late, by name."""
    flow, sender = make_used_flow(), make_account("sender")
    timely = storage.process_next_context(flow, make_block(121, 120), sender)
    late = storage.process_next_context(flow, make_block(2**40), sender)
    return [("timely", timely), ("late", late)]
