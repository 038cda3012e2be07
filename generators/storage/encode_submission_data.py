"""Vectors of storage.md#encode_submission_data."""

from __future__ import annotations

from generators.files import make_submission
from generators.framework import Maker, make_data
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Make the suite of layouts: tags and nodes."""
    suite = make.suite(storage.encode_submission_data, "layouts", "Tags and nodes.")
    for size, length in ((1, 0), (1, 1), (257, 32), (20 * 256, 33), (30 * 256, 64)):
        data = make_submission(size, tags=make_data(length)).data
        suite.accept(f"{size}-{length}", f"{size} bytes and {length} bytes of tags", data)
    suite.accept("empty", "no nodes", storage.SubmissionData(u256(2**256 - 1), b"", []))
