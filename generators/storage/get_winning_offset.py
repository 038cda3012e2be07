"""Vectors of storage.md#get_winning_offset."""

from __future__ import annotations

from typing import Final

from generators.framework import Draw, Maker, make_data
from generators.puzzle import TOP
from zgspec.active import storage
from zgspec.runtime import bytes64, u64, u256

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    suite = make.suite(storage.get_winning_offset, "scans", "The first unit within the limit.")
    count = storage.UNITS_PER_SEGMENT
    data, seed = make_data(storage.SEGMENT_SIZE, 8), bytes64(Draw("scan").bytes(64))
    pad = make_data(storage.UNIT_SIZE * storage.UNITS_PER_PAD, 1)
    mixed = storage.compute_mixed_segment(data, pad)
    size = storage.UNIT_SIZE
    outputs = [
        int.from_bytes(
            storage.compute_output(seed, u64(k), mixed[size * k : size * (k + 1)]), "big"
        )
        for k in range(count)
    ]
    for slug, held in (
        ("all", [True] * count),
        ("none", [False] * count),
        ("without-first", [False] + [True] * (count - 1)),
        ("last", [False] * (count - 1) + [True]),
    ):
        segment = storage.SealedSegment(data, held)
        found = sorted(output for output, is_held in zip(outputs, held, strict=True) if is_held)
        limits = {
            TOP,
            0,
            *[limit for value in found[:2] + found[-1:] for limit in (value - 1, value)],
        }
        for index, limit in enumerate(sorted(limits)):
            suite.accept(
                f"{slug}-{index}",
                f"units held: {slug}, limit {index}",
                segment,
                seed,
                pad,
                u256(limit),
            )
