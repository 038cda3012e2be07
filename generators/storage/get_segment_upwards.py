"""The next keys with a value behind a position."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import LAST, make_query, make_used_stream
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write every position as of every version: banana is deleted in version 3."""
    suite = make.suite(storage.get_segment_upwards, "positions", "Every position and version.")
    stream = make_used_stream()
    for position in range(len(stream.key_order) + 1):
        for version in (0, 1, 2, 3, LAST):
            query = make_query(0, 3, version)
            slug, description = f"{position}-{version}", f"position {position} as of {version}"
            suite.accept(slug, description, stream, u64(position), query)
