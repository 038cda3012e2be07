"""Bytes of values in files."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import (
    APPLES,
    make_history,
    make_query,
    make_used_state,
)
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write whole values and parts, and a part that lies in the zeros behind the file."""
    suite = make.suite(storage.get_log_bytes, "parts", "Whole values and parts.")
    state, history = make_used_state(), [*make_history()]
    for key, version in ((b"apple", 1), (b"apple", 4), (b"cherry", 2)):
        for start, length in ((0, 16), (1, 2), (0, 0)):
            query = make_query(start, length, version)
            segment = storage.get_value(state, APPLES, key, query)
            slug = f"{key.decode()}-{version}-{start}-{length}"
            description = f"{length} bytes from {start} of {key.decode()} as of {version}"
            suite.accept(slug, description, history[version], segment)
    transaction = history[1]
    first_byte = storage.ENTRY_SIZE * transaction.start
    end = first_byte + len(transaction.file)
    zeros = storage.ValueSegment(
        u64(1),
        primitives.byte_count(4),
        primitives.byte_count(end - 2),
        primitives.byte_count(end + 2),
    )
    suite.accept("zeros", "a part with zeros behind the file", transaction, zeros)
