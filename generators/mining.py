"""The contract of mining, a log with data, and answers of an honest miner, as several generators use them."""

from __future__ import annotations

import copy
from functools import cache
from typing import Final

from generators.files import make_account
from generators.flow import FIRST_BLOCK, make_market, make_message, make_parameters
from generators.framework import changed, make_data, make_hash
from generators.rewards import make_item, make_pool
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, u64, u256

MINE: Final = make_account("mine")
ADMIN: Final = make_account("mine admin")
OWNER: Final = make_account("owner")
OTHER: Final = make_account("other owner")
STRANGER: Final = make_account("stranger")
MINER_ID: Final = make_hash("miner")
OTHER_ID: Final = make_hash("other miner")
EPOCH_BLOCKS: Final = 100
WINDOW_BLOCKS: Final = 30
NOW: Final = primitives.seconds(20_000)

HISTORY: Final = storage.BlockHashWindow.HISTORY_CONTRACT
INSTRUCTION: Final = storage.BlockHashWindow.INSTRUCTION


def make_settings(
    difficulty: int = 4,
    window_blocks: int = WINDOW_BLOCKS,
    wanted: int = 2,
    max_shards: int = 2,
    count: int = 2,
    interval: int = 40,
) -> storage.MineSettings:
    """Return what a contract begins with."""
    return storage.MineSettings(
        u256(difficulty),
        primitives.block_number(window_blocks),
        u256(wanted),
        u64(max_shards),
        u64(count),
        primitives.block_number(interval),
    )


def make_mine_parameters(
    window: storage.BlockHashWindow = HISTORY,
) -> storage.MineParameters:
    """Return the parameters of a contract with two administrators."""
    return storage.MineParameters(MINE, window, [ADMIN, make_account("second admin")])


def make_mine(window: storage.BlockHashWindow = HISTORY) -> storage.Mine:
    """Return a contract with two miners in an epoch that was mined once."""
    mine = storage.compute_initial_mine(
        make_mine_parameters(window), make_settings(), primitives.block_number(EPOCH_BLOCKS)
    )
    mine.miners = [storage.Miner(MINER_ID, OWNER), storage.Miner(OTHER_ID, OTHER)]
    mine.last_mined_epoch = storage.epoch(3)
    mine.submissions = u256(1)
    mine.next_target_submissions = u256(7)
    mine.next_subtask_count = u64(3)
    mine.next_subtask_interval = primitives.block_number(20)
    return mine


def make_fresh_mine() -> storage.Mine:
    """Return a contract with two miners that was never mined."""
    mine = make_mine()
    mine.last_mined_epoch = storage.epoch(0)
    mine.submissions = u256(0)
    mine.next_target_submissions = mine.target_submissions
    mine.next_subtask_count = mine.subtask_count
    mine.next_subtask_interval = mine.subtask_interval
    return mine


def make_hashed_block(number: int, *known: int) -> storage.BlockView:
    """Return a block that knows the hashes of the possible starts of windows in the epochs of some blocks, and more."""
    numbers = sorted({number - 1, *known})
    hashes = [storage.BlockHash(primitives.block_number(n), make_hash("block", n)) for n in numbers]
    return storage.BlockView(primitives.block_number(number), hashes)


def make_context(
    mine_start: int = 300, digest: Bytes32 = primitives.ZERO_HASH
) -> storage.MineContext:
    """Return a context with a digest of its own."""
    name = make_hash("context") if digest == primitives.ZERO_HASH else digest
    return storage.MineContext(
        storage.epoch(3),
        primitives.block_number(mine_start),
        make_hash("root"),
        primitives.entries(2 * storage.ENTRIES_PER_SEGMENT),
        make_hash("block", mine_start),
        name,
    )


def make_log_data() -> list[bytes]:
    """Return two segments: the padding in front of a file, and the file."""
    size = storage.ENTRY_SIZE * storage.ENTRIES_PER_SEGMENT
    return [bytes(size), make_data(size)]


@cache
def _make_mining() -> storage.Mining:
    flow = storage.compute_initial_flow(make_parameters(EPOCH_BLOCKS), make_market(0))
    data = storage.SubmissionData(
        u256(storage.SEGMENT_SIZE), b"", storage.compute_submission_nodes(make_log_data()[1])
    )
    block = make_hashed_block(FIRST_BLOCK + 1)
    storage.process_submit(
        flow, block, make_message(0), storage.Submission(data, make_account("submitter"))
    )
    pool = make_pool(storage.ReleaseRule.LINEAR, make_item(locked=10**6, start=19_500))
    pool.mine = MINE
    mine = make_fresh_mine()
    return storage.Mining(mine, flow, pool)


def make_mining() -> storage.Mining:
    """Return the three contracts with a log of two segments, before its first context."""
    return copy.deepcopy(_make_mining())


def get_window(mining: storage.Mining, epoch: int, miner_id: Bytes32 = MINER_ID) -> tuple[int, int]:
    """Return first and last block in which a miner can answer in an epoch, with the present parameters."""
    flow = copy.deepcopy(mining.flow)
    mine = copy.deepcopy(mining.mine)
    start = FIRST_BLOCK + EPOCH_BLOCKS * epoch
    storage.process_make_context(flow, make_epoch_block(start + 1), MINE)
    storage.process_roll_over(mine, flow.context.epoch)
    window = storage.get_subtask_window(mine, flow.context, miner_id)
    return window.start + 1, window.end


def make_epoch_block(number: int) -> storage.BlockView:
    """Return a block that knows the hashes of all starts of epochs and windows before it."""
    starts = range(FIRST_BLOCK, number, EPOCH_BLOCKS)
    known = [
        start + offset for start in starts for offset in (0, 20, 40) if start + offset < number
    ]
    return make_hashed_block(number, *known)


def make_sealed_log(flow: storage.Flow, miner_id: Bytes32) -> storage.SealedLog:
    """Return the log as a miner holds it."""
    data = make_log_data()
    leaves = storage.compute_leaves(b"".join(data))
    leaves[0] = primitives.ZERO_HASH
    segments = [
        storage.compute_sealed_segment(
            miner_id,
            flow.epochs,
            primitives.entries(storage.ENTRIES_PER_SEGMENT * index),
            segment,
        )
        for index, segment in enumerate(data)
    ]
    return storage.SealedLog(leaves, flow.epochs, segments)


def make_answer(
    mining: storage.Mining,
    number: int,
    miner_id: Bytes32 = MINER_ID,
    nonce: int = 0,
    target: int = 0,
    shards: tuple[int, int] = (0, 1),
) -> storage.MineAnswer:
    """Return an answer of an honest miner in a block of its window, for the target of the contract or another one."""
    flow = copy.deepcopy(mining.flow)
    mine = copy.deepcopy(mining.mine)
    block = make_epoch_block(number)
    storage.process_make_context(flow, block, MINE)
    storage.process_roll_over(mine, flow.context.epoch)
    context = flow.context
    digest = storage.verify_subtask(mine, context, block, miner_id)
    config = storage.ShardConfig(primitives.segments(shards[0]), primitives.segments(shards[1]))
    declared = storage.compute_own_range(config, context.flow_length)
    puzzle = storage.Puzzle(context, miner_id, digest, u256(target or mine.target), declared)
    log = make_sealed_log(flow, miner_id)
    answer = storage.get_answer(puzzle, log, make_hash("nonce", nonce), u64(1000))
    if answer is None:
        raise ValueError("no answer found")
    return answer


def flip_unit(answer: storage.MineAnswer) -> bytes:
    """Return the unit of an answer with one bit turned."""
    return bytes(changed(list(answer.sealed_data), 5, answer.sealed_data[5] ^ 1))
