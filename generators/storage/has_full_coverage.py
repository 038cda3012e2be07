"""Sets of shards that cover the log, and sets that leave a hole."""

from __future__ import annotations

from generators.framework import Draw, Maker
from generators.storage._node import make_shard
from zgspec.active import storage

Shards = list[tuple[int, int]]

COVERING: dict[str, tuple[str, Shards]] = {
    "whole": ("the whole log", [(0, 1)]),
    "halves": ("both halves", [(0, 2), (1, 2)]),
    "halves-turned": ("both halves, the upper one first", [(1, 2), (0, 2)]),
    "quarters": ("four quarters", [(3, 4), (1, 4), (0, 4), (2, 4)]),
    "mixed": ("a half, a quarter and two eighths", [(0, 2), (1, 4), (3, 8), (7, 8)]),
    "nested": ("halves and parts of them", [(1, 4), (0, 2), (0, 8), (1, 2), (5, 8)]),
    "twice": ("one half twice and the other", [(0, 2), (0, 2), (1, 2)]),
    "fine": ("a whole and a very fine shard", [(1, 2**32), (0, 1)]),
}
MISSING: dict[str, tuple[str, Shards]] = {
    "empty": ("no shard", []),
    "one-half": ("one half", [(1, 2)]),
    "same-half": ("one half twice", [(0, 2), (0, 2)]),
    "three-quarters": ("three of four quarters", [(0, 4), (1, 4), (2, 4)]),
    "overlap": ("a half and a quarter of it, twice", [(0, 2), (2, 4), (2, 4), (0, 4)]),
    "eighth-missing": ("all but one eighth", [(0, 4), (1, 4), (3, 8), (0, 2)]),
    "two-kinds": ("halves of different halves", [(0, 4), (1, 4), (1, 2)]),
    "fine": ("a half and a very fine shard", [(0, 2), (1, 2**32)]),
}


def generate(make: Maker) -> None:
    """Write named sets, and drawn ones."""
    suite = make.suite(storage.has_full_coverage, "sets", "Sets of shards with and without a hole.")
    for name, sets in (("covers", COVERING), ("misses", MISSING)):
        for slug, (description, shards) in sets.items():
            suite.accept(f"{name}-{slug}", description, [make_shard(*shard) for shard in shards])
    drawn = make.suite(storage.has_full_coverage, "drawn", "Sets of shards drawn at random.")
    draw = Draw("has_full_coverage")
    for index in range(6):
        counts = [2 ** draw.below(4) for _ in range(3 + draw.below(8))]
        drawn_shards = [make_shard(draw.below(count), count) for count in counts if count > 1]
        drawn.accept(f"set-{index}", f"{len(drawn_shards)} shards", drawn_shards)
