"""When a waiting file is dropped."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write times around the end."""
    suite = make.suite(storage.is_cache_expired, "times", "Times around the end.")
    for latest in (1_700_000_000,):
        for now in around([latest, latest + 300], 0, 2**40):
            suite.accept(
                f"latest-{latest}-now-{now}",
                f"time {now} for a file from time {latest}",
                primitives.seconds(latest),
                primitives.seconds(now),
            )
