"""The entries behind the data of a file that a node fills with zeros."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write files with and without padding."""
    suite = make.suite(storage.compute_rear_padding, "files", "Files with and without padding.")
    entry = storage.ENTRY_SIZE
    for count in (17, 1025):
        for size in around([entry * count], 1, entry * 10001):
            suite.accept(
                f"{size}-bytes",
                f"{size} bytes at entry 1024",
                primitives.entries(1024),
                primitives.byte_count(size),
            )
    large = primitives.byte_count(2**50 + 1)
    suite.accept("large", "a large file", primitives.entries(2**42), large)
