"""Vectors of storage.md#verify_recall_position."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.framework import Maker
from generators.puzzle import CHUNK, SEGMENT, UNIT, make_range, make_world, move
from zgspec.active import storage
from zgspec.runtime import u256

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_recall_position, "positions", "Both sides of every bound.")
    reason = storage.RecallPositionReject
    base = make_world().answer
    last = storage.UNITS_PER_SEGMENT - 1
    for start in (0, CHUNK):
        for segment in (0, 4, 8):
            for offset in (0, 1, last):
                found = replace(
                    base,
                    range=make_range(start, 9 * SEGMENT),
                    seal_offset=u256(offset),
                    recall_position=u256(start + SEGMENT * segment + UNIT * offset),
                )
                number = u256(segment)
                slug = f"{start}-{segment}-{offset}"
                fit = suite.accept(
                    slug, f"unit {offset} of segment {segment} from {start}", found, number
                )
                for step in (-UNIT, -1, 1, UNIT, SEGMENT):
                    if found.recall_position + step >= 0:
                        suite.reject(
                            f"{slug}-by-{step % 2**16}",
                            fit,
                            f"the position is {step} further on",
                            reason.RECALL_POSITION_MISMATCH,
                            move(found, step),
                            number,
                        )
                for beyond in (last + 1, last + 2, 2**64, 2**256 - 1):
                    suite.reject(
                        f"{slug}-unit-{beyond.bit_length()}-{beyond % 2**16}",
                        fit,
                        f"the unit is {beyond}",
                        reason.SEAL_OFFSET_OUT_OF_BOUND,
                        replace(found, seal_offset=u256(beyond)),
                        number,
                    )
    suite.reject(
        "no-segment",
        fit,
        "the range has no segment",
        reason.RECALL_RANGE_WITHOUT_SEGMENT,
        replace(found, range=make_range(0, SEGMENT - 1)),
        number,
    )
    suite.reject(
        "void",
        fit,
        "the shard is behind the range",
        reason.RECALL_SEGMENT_OUT_OF_BOUND,
        replace(found, range=make_range(CHUNK, 9 * SEGMENT, 1, 2**64 - 2)),
        number,
    )
