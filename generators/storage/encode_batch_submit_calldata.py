"""Vectors of storage.md#encode_batch_submit_calldata."""

from __future__ import annotations

from generators.files import make_submission
from generators.framework import Maker, make_data
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of batches: no submission to three."""
    suite = make.suite(storage.encode_batch_submit_calldata, "batches", "No submission to three.")
    for count in range(4):
        batch = [
            make_submission(1 + 300 * index, index, make_data(20 * index)) for index in range(count)
        ]
        suite.accept(f"{count}", f"a batch of {count}", batch)
