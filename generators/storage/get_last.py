"""The last keys of streams."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv_queries import add_end_cases
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write every version, streams without keys, deleted ends, and questions without an answer."""
    add_end_cases(make, storage.get_last)
