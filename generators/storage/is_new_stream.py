"""Streams before and behind their first transaction."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import LAST, make_used_stream
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write versions around the first transaction."""
    suite = make.suite(storage.is_new_stream, "versions", "Around the first transaction.")
    for version in (0, 1, 2, LAST):
        suite.accept(
            f"used-{version}", f"as of version {version}", make_used_stream(), u64(version)
        )
        new = storage.get_new_stream()
        suite.accept(f"new-{version}", f"a new one as of version {version}", new, u64(version))
