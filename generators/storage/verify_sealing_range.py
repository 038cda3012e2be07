"""Vectors of storage.md#verify_sealing_range."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from generators.puzzle import TOP, UNIT
from zgspec.active import primitives, storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_sealing_range, "ends", "Units around both ends of a range.")
    name = make_hash("context")
    for start, end in ((0, 64), (16, 32), (5, 1000), (2**40 + 3, 2**41)):
        covered = storage.EpochRange(primitives.entries(start), primitives.entries(end), name)
        fit = suite.accept(
            f"{start}-{end}-full", f"the last unit of {start} to {end}", covered, u256(end - UNIT)
        )
        first = max(start - UNIT + 1, 0)
        if first != end - UNIT:
            suite.accept(
                f"{start}-{end}-first", f"the first unit of {start} to {end}", covered, u256(first)
            )
        for position in sorted(
            {end - UNIT + 1, end, TOP, TOP - UNIT + 1} | ({first - 1} if first > 0 else set())
        ):
            suite.reject(
                f"{start}-{end}-{position % 2**32}-{position.bit_length()}",
                fit,
                f"the unit stands at {position}",
                storage.SealReject.SEALING_CONTEXT_MISMATCH,
                covered,
                u256(position),
            )
        empty = storage.EpochRange(primitives.entries(end), primitives.entries(end), name)
        suite.reject(
            f"{start}-{end}-empty",
            fit,
            "the range is empty",
            storage.SealReject.SEALING_CONTEXT_MISMATCH,
            empty,
            u256(end - UNIT),
        )
