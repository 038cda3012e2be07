"""What the vectors of mining are made from: ranges, logs, puzzles and answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from generators.framework import Suite, make_data, make_hash
from generators.storage._node import make_shard
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, bytes32, u64, u256
from zgspec.runtime.hashing import keccak256

TOP = 2**256 - 1
FULL = 2**64 - 1
SEGMENT = storage.ENTRIES_PER_SEGMENT
UNIT = storage.ENTRIES_PER_UNIT
CHUNK = storage.ENTRIES_PER_PRICING_CHUNK
MOST = storage.MAX_MINING_LENGTH

MASKS = (
    FULL,
    FULL - 1,
    FULL - 3,
    2**64 - 2**8,
    2**64 - 2**32,
    2**63,
    0,
)
"""Masks of 1, 2, 4, 256, 2**32, 2**63 and 2**64 shards."""

MASK = make_hash("mask")
"""The mask of the first word of sealed data."""

BAD_MASKS = (FULL - 2, FULL - 4, 2**63 - 1, 1, 2**63 + 1)
"""Masks with a one below a zero."""


def make_range(
    start: int, length: int, shard_id: int = 0, shard_mask: int = FULL
) -> storage.RecallRange:
    """Return a range, whether it is allowed or not."""
    return storage.RecallRange(u256(start), u256(length), u64(shard_id), u64(shard_mask))


@dataclass(frozen=True)
class World:
    """A log of two and a half segments in two contexts, sealed for a miner, and a winning answer."""

    log: storage.SealedLog
    puzzle: storage.Puzzle
    answer: storage.MineAnswer

    @property
    def sealing_range(self) -> storage.EpochRange:
        """The range of the context that seals the unit of the answer."""
        return storage.get_epoch_range(self.log.epochs, self.answer.sealed_context_digest)


def make_sealed_log(seed: int = 0, segment_count: int = 2) -> storage.SealedLog:
    """Return a log; its first context ends inside a unit of the second segment."""
    length = segment_count * SEGMENT + SEGMENT // 2
    data = make_data(length * storage.ENTRY_SIZE, seed)
    leaves = [primitives.ZERO_HASH, *storage.compute_leaves(data)[1:]]
    epochs = storage.EpochRanges(primitives.entries(0), [])
    for end in (SEGMENT + UNIT + 1, length):
        name = make_hash("context", seed, end)
        storage.process_append_epoch_range(epochs, primitives.entries(end), name)
    segments = [
        storage.compute_sealed_segment(
            make_hash("miner"),
            epochs,
            primitives.entries(SEGMENT * index),
            data[storage.SEGMENT_SIZE * index : storage.SEGMENT_SIZE * (index + 1)],
        )
        for index in range(segment_count)
    ]
    return storage.SealedLog(leaves, epochs, segments)


def make_puzzle(
    log: storage.SealedLog, target: int = TOP, shard_id: int = 0, num_shard: int = 1
) -> storage.Puzzle:
    """Return the puzzle of the last context of a log."""
    length = primitives.entries(len(log.leaves))
    context = storage.MineContext(
        storage.epoch(2),
        primitives.block_number(120),
        storage.compute_flow_proof(log.leaves, primitives.entries(0)).lemma[-1],
        length,
        make_hash("block", 120),
        log.epochs.ranges[-1].digest,
    )
    own = storage.compute_own_range(make_shard(shard_id, num_shard), length)
    return storage.Puzzle(context, make_hash("miner"), make_hash("subtask"), u256(target), own)


@cache
def make_world(seed: int = 0, shard_id: int = 0, num_shard: int = 1) -> World:
    """Return a log, a puzzle with the easiest target, and an answer."""
    log = make_sealed_log(seed)
    puzzle = make_puzzle(log, shard_id=shard_id, num_shard=num_shard)
    answer = storage.get_answer(puzzle, log, make_hash("nonce", seed), u64(64))
    if answer is None:
        raise ValueError("no answer in 64 attempts")
    return World(log, puzzle, answer)


def get_recall_seed(world: World) -> int:
    """Return the number that chooses the segment of the answer of a world."""
    answer = world.answer
    digest = storage.compute_range_digest(answer.range)
    seed = storage.compute_pad_seed(
        answer.miner_id, answer.nonce, world.puzzle.subtask_digest, digest
    )
    return storage.compute_recall_seed(storage.compute_scratch_pad(seed))


def move(answer: storage.MineAnswer, entry_count: int) -> storage.MineAnswer:
    """Return an answer for a position so many entries further on."""
    return replace(answer, recall_position=u256(answer.recall_position + entry_count))


def find_void_nonce(world: World) -> Bytes32:
    """Return a nonce whose segment lies behind the range."""
    for index in range(256):
        nonce = make_hash("void", index)
        digest = storage.compute_range_digest(world.puzzle.range)
        seed = storage.compute_pad_seed(
            world.puzzle.miner_id, nonce, world.puzzle.subtask_digest, digest
        )
        number = storage.compute_recall_seed(storage.compute_scratch_pad(seed))
        segment = storage.compute_recall_segment(world.puzzle.range, number)
        if segment >= world.puzzle.range.length // u256(SEGMENT):
            return nonce
    raise ValueError("no void nonce in 256")


def add_sealing_cases(suite: Suite[[bytes, Bytes32]]) -> None:
    """Write words, units, masks, and the ends of a sealed unit."""
    mask, size = MASK, storage.UNIT_SIZE
    for length in sorted({32, 64, 96, 256, size}):
        suite.accept(f"{length}", f"{length} bytes", make_data(length, 4), mask)
    suite.accept("zeros", "a unit of zeros", bytes(size), mask)
    suite.accept("ones", "a unit of ones", b"\xff" * size, mask)
    data = make_data(size, 4)
    suite.accept("zero-mask", "a unit under a mask of zeros", data, bytes32(bytes(32)))
    suite.accept("mask", "a word that is its mask", mask, mask)
    sealed = storage.compute_sealed_data(data, mask)
    suite.accept("sealed", "a sealed unit", sealed, mask)
    for start in (32, 64, size // 2, size - 32):
        before = keccak256(sealed[start - 32 : start])
        suite.accept(f"suffix-{start}", f"a sealed unit from byte {start}", sealed[start:], before)
