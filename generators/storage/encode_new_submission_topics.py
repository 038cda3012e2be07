"""Vectors of storage.md#encode_new_submission_topics."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import MINER_ID, OTHER_ID
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.encode_new_submission_topics, "events", "Epochs, numbers and positions."
    )
    for number, index, position in (
        (1, 0, 16),
        (2, 199, 2**35),
        (2**64 - 1, 2**256 - 1, 2**256 - 16),
    ):
        for miner_id in (MINER_ID, OTHER_ID):
            event = storage.NewSubmission(
                storage.epoch(number), miner_id, u256(index), u256(position)
            )
            suite.accept(
                f"{number:x}-{miner_id.hex()[:4]}", f"answer {index:#x} of epoch {number}", event
            )
