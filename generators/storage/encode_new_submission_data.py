"""Vectors of storage.md#encode_new_submission_data."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import MINER_ID
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.encode_new_submission_data, "events", "Numbers and positions.")
    for index, position in ((0, 16), (199, 2**35), (2**256 - 1, 2**256 - 16)):
        event = storage.NewSubmission(storage.epoch(1), MINER_ID, u256(index), u256(position))
        suite.accept(f"{index:x}", f"answer {index:#x}", event)
