"""Vectors of storage.md#encode_submission."""

from __future__ import annotations

from generators.files import make_submission
from generators.framework import Maker, make_data
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of layouts: tags and nodes."""
    suite = make.suite(storage.encode_submission, "layouts", "Tags and nodes.")
    for size, length in ((1, 0), (257, 31), (30 * 256, 64)):
        suite.accept(
            f"{size}-{length}",
            f"{size} bytes and {length} bytes of tags",
            make_submission(size, tags=make_data(length)),
        )
