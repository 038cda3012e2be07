"""Vectors of storage.md#has_all_segments."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import EVEN_HALF, ODD_HALF, WHOLE_LOG
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of sets: complete, partial and empty sets."""
    suite = make.suite(storage.has_all_segments, "sets", "Complete, partial and empty sets.")
    size = primitives.byte_count(5 * storage.SEGMENT_SIZE - 1)
    for name, config, needed in (
        ("whole", WHOLE_LOG, [0, 1, 2, 3, 4]),
        ("even", EVEN_HALF, [1, 3]),
        ("odd", ODD_HALF, [0, 2, 4]),
    ):
        written = [primitives.segments(index) for index in needed]
        start = primitives.entries(storage.ENTRIES_PER_SEGMENT)
        suite.accept(
            f"{name}-all", f"all segments of the {name} shard", config, start, size, written
        )
        suite.accept(
            f"{name}-reversed",
            f"all segments of the {name} shard, in another order",
            config,
            start,
            size,
            written[::-1],
        )
        suite.accept(f"{name}-none", f"no segment of the {name} shard", config, start, size, [])
        for index in needed:
            rest = [primitives.segments(other) for other in needed if other != index]
            suite.accept(
                f"{name}-without-{index}",
                f"all segments of the {name} shard but {index}",
                config,
                start,
                size,
                rest,
            )
    suite.accept(
        "foreign",
        "a file without a segment in the shard",
        EVEN_HALF,
        start,
        primitives.byte_count(5),
        [],
    )
