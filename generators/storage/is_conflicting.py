"""Versions beside each other."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write versions around some last ones."""
    suite = make.suite(storage.is_conflicting, "versions", "Around the last version of a key.")
    for latest in (0, 1, 2**32, 2**64 - 1):
        for version in around([latest], 0, 2**64 - 1):
            suite.accept(
                f"{latest}-{version}", f"last {latest}, seen {version}", u64(latest), u64(version)
            )
