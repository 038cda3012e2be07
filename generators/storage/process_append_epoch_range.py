"""Vectors of storage.md#process_append_epoch_range."""

from __future__ import annotations

from generators.flow import make_ranges
from generators.framework import Maker, make_hash
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of ranges: empty and other ranges."""
    suite = make.suite(storage.process_append_epoch_range, "ranges", "Empty and other ranges.")
    for count, end in ((0, 1), (0, 0), (1, 4), (1, 1), (3, 9)):
        epochs = make_ranges(count)
        suite.accept(
            f"{count}-{end}",
            f"{end} entries more behind {count} ranges",
            epochs,
            primitives.entries(epochs.start + end),
            make_hash("new"),
        )
