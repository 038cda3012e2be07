"""Vectors of storage.md#compute_pora_output."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.framework import Maker, flip
from generators.puzzle import SEGMENT, UNIT, make_range, make_world, move
from zgspec.active import storage
from zgspec.runtime import bytes32, u256

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_pora_output, "answers", "Answers and other attempts.")
    reason = storage.RecallPositionReject
    for seed in range(3):
        world = make_world(seed, seed % 2, seed % 2 + 1)
        subtask = world.puzzle.subtask_digest
        answer = world.answer
        fit = suite.accept(f"{seed}", f"answer {seed}", answer, subtask)
        for bit in (0, 255):
            data = answer.sealed_data[:-32] + flip(bytes32(answer.sealed_data[-32:]), bit)
            other = replace(answer, sealed_data=data)
            suite.accept(
                f"{seed}-data-{bit}", f"answer {seed} with bit {bit} turned", other, subtask
            )
        for step in (-UNIT, UNIT, 2 * SEGMENT):
            suite.reject(
                f"{seed}-by-{step % 2**16}",
                fit,
                f"the position is {step} further on",
                reason.RECALL_POSITION_MISMATCH,
                move(answer, step),
                subtask,
            )
        suite.reject(
            f"{seed}-unit",
            fit,
            "the unit is behind the segment",
            reason.SEAL_OFFSET_OUT_OF_BOUND,
            replace(answer, seal_offset=u256(answer.seal_offset + u256(storage.UNITS_PER_SEGMENT))),
            subtask,
        )
        suite.reject(
            f"{seed}-range",
            fit,
            "the range has no segment",
            reason.RECALL_RANGE_WITHOUT_SEGMENT,
            replace(answer, range=make_range(0, 0)),
            subtask,
        )
