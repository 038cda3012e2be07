"""The puzzle as a whole: an honest miner wins, other software's known values, and what must not matter."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.framework import make_data, make_hash
from generators.puzzle import SEGMENT, UNIT, make_puzzle, make_sealed_log
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, Bytes64, Rejected, bytes32, bytes64, u64, u256


@cache
def get_log() -> storage.SealedLog:
    """Return a log with one sealed segment."""
    return make_sealed_log(1)


def verify(puzzle: storage.Puzzle, answer: storage.MineAnswer) -> Bytes32:
    """Return the output of an answer to a puzzle."""
    return storage.verify_pora(
        answer,
        puzzle.context,
        storage.get_epoch_range(get_log().epochs, answer.sealed_context_digest),
        puzzle.subtask_digest,
        u64(4),
        puzzle.target,
    )


@pytest.mark.parametrize("shard", [(0, 1), (0, 2), (1, 2)])
def test_what_an_honest_miner_finds_is_accepted(shard: tuple[int, int]) -> None:
    puzzle = make_puzzle(get_log(), 2**256 // 64, *shard)
    for seed in range(8):
        answer = storage.get_answer(puzzle, get_log(), make_hash("honest", seed), u64(400))
        assert answer is not None
        output = verify(puzzle, answer)
        limit = storage.compute_quality_limit(
            puzzle.target, puzzle.range, puzzle.context.flow_length
        )
        assert int.from_bytes(output, "big") <= limit
        segment = answer.recall_position // SEGMENT
        assert segment % shard[1] == shard[0]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 10**9))
def test_any_turned_bit_is_refused(seed: int, place: int) -> None:
    puzzle = make_puzzle(get_log())
    answer = storage.get_answer(puzzle, get_log(), make_hash("turned", seed % 16), u64(64))
    assert answer is not None
    data = turn(answer.sealed_data, place)
    proof = [*answer.merkle_proof]
    proof[place % len(proof)] = bytes32(turn(proof[place % len(proof)], place // 7))
    for other in (
        replace(answer, sealed_data=data),
        replace(answer, merkle_proof=proof),
        replace(answer, miner_id=bytes32(turn(answer.miner_id, place))),
        replace(answer, sealed_context_digest=bytes32(turn(answer.sealed_context_digest, place))),
    ):
        with pytest.raises(Rejected):
            verify(puzzle, other)


def turn(data: bytes, place: int) -> bytes:
    """Return data with one bit turned."""
    number = int.from_bytes(data, "big") ^ 1 << place % (8 * len(data))
    return number.to_bytes(len(data), "big")


def test_another_nonce_changes_the_output() -> None:
    puzzle = make_puzzle(get_log())
    outputs: set[bytes] = set()
    for seed in range(12):
        answer = storage.get_answer(puzzle, get_log(), make_hash("other", seed), u64(64))
        assert answer is not None
        outputs.add(verify(puzzle, answer))
    assert len(outputs) == 12


@settings(deadline=None)
@given(st.integers(0, 2**32))
def test_a_segment_is_mixed_unit_by_unit(seed: int) -> None:
    random = Random(seed)
    data = random.randbytes(storage.SEGMENT_SIZE)
    pad = storage.compute_scratch_pad(bytes64(random.randbytes(64)))
    size = storage.UNIT_SIZE
    parts = [
        storage.compute_mixed_data(data[size * k : size * (k + 1)], pad, u64(k))
        for k in range(storage.UNITS_PER_SEGMENT)
    ]
    assert storage.compute_mixed_segment(data, pad) == b"".join(parts)


def test_a_scan_finds_the_first_unit_within_the_limit() -> None:
    pad_seed: Bytes64 = bytes64(make_data(64, 3))
    pad = storage.compute_scratch_pad(pad_seed)
    count = storage.UNITS_PER_SEGMENT
    segment = storage.SealedSegment(make_data(storage.SEGMENT_SIZE, 4), [True] * count)
    mixed = storage.compute_mixed_segment(segment.data, pad)
    size = storage.UNIT_SIZE
    outputs = [
        int.from_bytes(
            storage.compute_output(pad_seed, u64(k), mixed[size * k : size * (k + 1)]), "big"
        )
        for k in range(count)
    ]
    for output in outputs:
        expected = next(k for k in range(count) if outputs[k] <= output)
        assert storage.get_winning_offset(segment, pad_seed, pad, u256(output)) == expected
    assert storage.get_winning_offset(segment, pad_seed, pad, u256(min(outputs) - 1)) is None


@given(st.integers(0, 2**32), st.integers(1, 8))
def test_unsealing_reverts_sealing(seed: int, word_count: int) -> None:
    random = Random(seed)
    data, mask = random.randbytes(32 * word_count), bytes32(random.randbytes(32))
    assert storage.compute_unsealed_data(storage.compute_sealed_data(data, mask), mask) == data


def test_the_first_unit_is_never_held() -> None:
    assert get_log().segments[0].is_held[0] is False
    assert all(get_log().segments[0].is_held[1:])
    assert not storage.is_minable_unit(
        get_log().epochs, primitives.entries(get_log().epochs.start - UNIT + 1)
    )
