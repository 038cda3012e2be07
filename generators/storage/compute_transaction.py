"""The transaction that a node makes from an event of the chain."""

from __future__ import annotations

from generators.framework import Maker, make_data, make_hash
from zgspec.active import primitives, storage
from zgspec.runtime import u64, u256


def make_event(size: int, start: int, index: int, tags: bytes) -> storage.SubmitEvent:
    """Return the event of a file."""
    nodes = storage.compute_submission_nodes(make_data(size, size))
    return storage.SubmitEvent(
        primitives.address(make_hash("submitter")[:20]),
        storage.compute_submission_digest(nodes),
        u64(index),
        primitives.entries(start),
        storage.compute_padded_entry_count(
            storage.compute_entry_count(primitives.byte_count(size))
        ),
        storage.SubmissionData(u256(size), tags, nodes),
    )


def generate(make: Maker) -> None:
    """Write events of files with one to four nodes."""
    suite = make.suite(storage.compute_transaction, "events", "Files with one to four nodes.")
    entry = storage.ENTRY_SIZE
    for count, start, index in ((1, 1, 0), (3, 4, 1), (7, 8, 2), (15, 16, 3), (300, 2**40, 2**33)):
        suite.accept(
            f"{count}-entries",
            f"a file of {count} entries at entry {start}",
            make_event(entry * count, start, index, b""),
        )
    event = make_event(entry * 5 - 9, 2048, 77, b"tags are ignored")
    suite.accept("tags", "a file with tags and a partly filled entry", event)
