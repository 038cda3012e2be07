"""Vectors of storage.md#verify_pora."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from generators.framework import Maker, flip
from generators.puzzle import TOP, World, make_world
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, Reason, Uint64, Uint256, u64, u256

PRESETS: Final = ("mainnet", "minimal")


class Call(NamedTuple):
    """The arguments of a call."""

    answer: storage.MineAnswer
    context: storage.MineContext
    sealing: storage.EpochRange
    subtask: Bytes32
    max_shards: Uint64
    target: Uint256


def make_call(world: World, num_shard: int) -> Call:
    """Return a call with the answer of a world, with the easiest target."""
    puzzle = world.puzzle
    return Call(
        world.answer,
        puzzle.context,
        world.sealing_range,
        puzzle.subtask_digest,
        u64(num_shard),
        u256(TOP),
    )


def generate(make: Maker) -> None:
    """Write answers, each with every mistake, in the order of the checks."""
    suite = make.suite(storage.verify_pora, "answers", "Every group of checks, in order.")
    for seed, shard_id, num_shard in ((0, 0, 1), (1, 1, 2), (2, 0, 2)):
        call = make_call(make_world(seed, shard_id, num_shard), num_shard)
        fit = suite.accept(f"{seed}", f"answer {seed}", *call)
        for mistakes in (
            find_wrong_ranges(call.answer),
            find_wrong_seals(call.answer),
            find_wrong_positions(call.answer),
        ):
            for slug, change, reason, answer in mistakes:
                wrong = call._replace(answer=answer)
                suite.reject(f"{seed}-{slug}", fit, change, reason, *wrong)
        for slug, change, reason, wrong in find_other_settings(call):
            suite.reject(f"{seed}-{slug}", fit, change, reason, *wrong)
        edge = call._replace(target=compute_edge(call))
        title = f"answer {seed} with a target at its output"
        suite.accept(f"{seed}-other-target", title, *edge)


def find_wrong_ranges(
    answer: storage.MineAnswer,
) -> Iterator[tuple[str, str, Reason, storage.MineAnswer]]:
    """Yield answers for ranges that are not allowed."""
    own, reason = answer.range, storage.RecallReject
    for slug, change, why, found in (
        (
            "start",
            "the start is 1",
            reason.RECALL_RANGE_NOT_ALIGNED,
            replace(own, start=u256(1)),
        ),
        (
            "far",
            "the start is far",
            reason.RECALL_RANGE_OVERFLOW,
            replace(own, start=u256(2**255)),
        ),
        (
            "mask",
            "the mask is 1",
            reason.SHARD_MASK_NOT_CONTIGUOUS,
            replace(own, shard_mask=u64(1)),
        ),
        (
            "short",
            "the range is shorter",
            reason.RECALL_RANGE_TOO_SHORT,
            replace(own, length=u256(own.length - 1)),
        ),
        (
            "id",
            "the id is large",
            reason.SHARD_ID_NOT_IN_MASK,
            replace(own, shard_id=u64(2**40)),
        ),
    ):
        yield slug, change, why, replace(answer, range=found)


def find_wrong_seals(
    answer: storage.MineAnswer,
) -> Iterator[tuple[str, str, Reason, storage.MineAnswer]]:
    """Yield answers whose unit is not in the log, or sealed in another context."""
    reason = storage.SealReject
    moved = replace(answer, recall_position=u256(TOP))
    yield "before", "the unit stands elsewhere", reason.SEALING_CONTEXT_MISMATCH, moved
    skipped = replace(answer, sealed_context_digest=primitives.EMPTY_HASH)
    yield "skipped", "its context was skipped", reason.SEALING_CONTEXT_SKIPPED, skipped
    narrow = replace(answer, merkle_proof=answer.merkle_proof[1:])
    yield "narrow", "a sibling is missing", reason.UNIT_PROOF_WRONG_LENGTH, narrow
    data = replace(answer, sealed_data=bytes(storage.UNIT_SIZE))
    yield "data", "the data is another", reason.UNIT_ROOT_MISMATCH, data


def find_wrong_positions(
    answer: storage.MineAnswer,
) -> Iterator[tuple[str, str, Reason, storage.MineAnswer]]:
    """Yield answers with another unit of the segment, and with one behind it."""
    reason, count = storage.RecallPositionReject, storage.UNITS_PER_SEGMENT
    other = replace(answer, seal_offset=u256((answer.seal_offset + 1) % count))
    yield "unit", "the unit is another", reason.RECALL_POSITION_MISMATCH, other
    behind = replace(answer, seal_offset=u256(count))
    change = "the unit is behind the segment"
    yield "behind", change, reason.SEAL_OFFSET_OUT_OF_BOUND, behind


def find_other_settings(call: Call) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield calls with a good answer to another question."""
    fewer = call._replace(max_shards=u64(call.max_shards - 1))
    yield "shards", "a shard less is allowed", storage.RecallReject.TOO_MANY_SHARDS, fewer
    context = replace(call.context, flow_root=flip(call.context.flow_root))
    change = "the log has another root"
    yield "root", change, storage.SealReject.UNIT_ROOT_MISMATCH, call._replace(context=context)
    hard = call._replace(target=u256(0))
    yield "quality", "the target is zero", storage.QualityReject.QUALITY_NOT_REACHED, hard


def compute_edge(call: Call) -> Uint256:
    """Return a target that the answer of a call just reaches."""
    output = storage.compute_pora_output(call.answer, call.subtask)
    scale = storage.compute_target_scale(u256(call.max_shards), call.context.flow_length)
    return u256(min(TOP, (int.from_bytes(output, "big") // 2**64 + 1) * scale))
