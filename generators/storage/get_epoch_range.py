"""Vectors of storage.md#get_epoch_range."""

from __future__ import annotations

from dataclasses import replace

from generators.flow import make_ranges
from generators.framework import Maker, make_hash
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of digests: known, repeated and unknown names."""
    suite = make.suite(storage.get_epoch_range, "digests", "Known, repeated and unknown names.")
    epochs = make_ranges(3)
    for index in range(3):
        suite.accept(f"{index}", f"range {index}", epochs, epochs.ranges[index].digest)
    suite.accept("unknown", "a name that nobody has", epochs, make_hash("unknown"))
    suite.accept("skipped", "the name of a context that was skipped", epochs, primitives.EMPTY_HASH)
    twice = replace(
        epochs, ranges=[*epochs.ranges, replace(epochs.ranges[0], end=primitives.entries(99))]
    )
    suite.accept("twice", "a name that two ranges have", twice, epochs.ranges[0].digest)
    one = make_ranges(1)
    suite.accept("only", "the only range", one, one.ranges[0].digest)
    suite.accept("none", "no ranges", make_ranges(0), make_hash("unknown"))
