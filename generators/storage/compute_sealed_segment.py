"""Vectors of storage.md#compute_sealed_segment."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, make_data, make_hash
from generators.puzzle import SEGMENT, make_sealed_log
from zgspec.active import primitives, storage

PRESETS: Final = ("minimal",)


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.compute_sealed_segment, "segments", "Whole, straddled and open segments."
    )
    epochs = make_sealed_log().epochs
    data = make_data(storage.SEGMENT_SIZE, 6)
    for miner in ("miner", "other"):
        for start in (0, SEGMENT, 2 * SEGMENT, 3 * SEGMENT):
            suite.accept(
                f"{miner}-{start}",
                f"the segment at {start} for {miner}",
                make_hash(miner),
                epochs,
                primitives.entries(start),
                data,
            )
