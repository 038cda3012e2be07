"""Vectors of storage.md#verify_pora."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.framework import Maker, flip
from generators.puzzle import TOP, make_world
from zgspec.active import primitives, storage
from zgspec.runtime import u64, u256

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_pora, "answers", "Every group of checks, in order.")
    ranges, seals, quality = storage.RecallReject, storage.SealReject, storage.QualityReject
    positions = storage.RecallPositionReject
    for seed, shard_id, num_shard in ((0, 0, 1), (1, 1, 2), (2, 0, 2)):
        world = make_world(seed, shard_id, num_shard)
        context, subtask, answer = world.puzzle.context, world.puzzle.subtask_digest, world.answer
        output = storage.compute_pora_output(answer, subtask)
        sealing, most, top = world.sealing_range, u64(num_shard), u256(TOP)
        fit = suite.accept(
            f"{seed}", f"answer {seed}", answer, context, sealing, subtask, most, top
        )
        for slug, change, reason, other in (
            (
                "start",
                "the start is 1",
                ranges.RECALL_RANGE_NOT_ALIGNED,
                replace(answer, range=replace(answer.range, start=u256(1))),
            ),
            (
                "far",
                "the start is far",
                ranges.RECALL_RANGE_OVERFLOW,
                replace(answer, range=replace(answer.range, start=u256(2**255))),
            ),
            (
                "mask",
                "the mask is 1",
                ranges.SHARD_MASK_NOT_CONTIGUOUS,
                replace(answer, range=replace(answer.range, shard_mask=u64(1))),
            ),
            (
                "short",
                "the range is shorter",
                ranges.RECALL_RANGE_TOO_SHORT,
                replace(answer, range=replace(answer.range, length=u256(answer.range.length - 1))),
            ),
            (
                "id",
                "the id is large",
                ranges.SHARD_ID_NOT_IN_MASK,
                replace(answer, range=replace(answer.range, shard_id=u64(2**40))),
            ),
            (
                "before",
                "the unit stands elsewhere",
                seals.SEALING_CONTEXT_MISMATCH,
                replace(answer, recall_position=u256(TOP)),
            ),
            (
                "skipped",
                "its context was skipped",
                seals.SEALING_CONTEXT_SKIPPED,
                replace(answer, sealed_context_digest=primitives.EMPTY_HASH),
            ),
            (
                "narrow",
                "a sibling is missing",
                seals.UNIT_PROOF_WRONG_LENGTH,
                replace(answer, merkle_proof=answer.merkle_proof[1:]),
            ),
            (
                "data",
                "the data is another",
                seals.UNIT_ROOT_MISMATCH,
                replace(answer, sealed_data=bytes(storage.UNIT_SIZE)),
            ),
            (
                "unit",
                "the unit is another",
                positions.RECALL_POSITION_MISMATCH,
                replace(
                    answer, seal_offset=u256((answer.seal_offset + 1) % storage.UNITS_PER_SEGMENT)
                ),
            ),
            (
                "behind",
                "the unit is behind the segment",
                positions.SEAL_OFFSET_OUT_OF_BOUND,
                replace(answer, seal_offset=u256(storage.UNITS_PER_SEGMENT)),
            ),
        ):
            suite.reject(
                f"{seed}-{slug}", fit, change, reason, other, context, sealing, subtask, most, top
            )
        suite.reject(
            f"{seed}-shards",
            fit,
            "a shard less is allowed",
            ranges.TOO_MANY_SHARDS,
            answer,
            context,
            sealing,
            subtask,
            u64(num_shard - 1),
            top,
        )
        suite.reject(
            f"{seed}-root",
            fit,
            "the log has another root",
            seals.UNIT_ROOT_MISMATCH,
            answer,
            replace(context, flow_root=flip(context.flow_root)),
            sealing,
            subtask,
            most,
            top,
        )
        suite.reject(
            f"{seed}-quality",
            fit,
            "the target is zero",
            quality.QUALITY_NOT_REACHED,
            answer,
            context,
            sealing,
            subtask,
            most,
            u256(0),
        )
        suite.accept(
            f"{seed}-other-target",
            f"answer {seed} with a target at its output",
            answer,
            context,
            sealing,
            subtask,
            most,
            u256(
                min(
                    TOP,
                    (int.from_bytes(output, "big") // 2**64 + 1)
                    * storage.compute_target_scale(u256(num_shard), context.flow_length),
                )
            ),
        )
