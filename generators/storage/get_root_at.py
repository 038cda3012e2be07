"""Vectors of storage.md#get_root_at."""

from __future__ import annotations

from typing import Final

from generators.flow import make_history
from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u64

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of places: known, future and forgotten roots."""
    suite = make.suite(storage.get_root_at, "places", "Known, future and forgotten roots.")
    reason = storage.RootHistoryReject.ROOT_NOT_AVAILABLE
    for count in (1, 3, 4) if make.preset == "mainnet" else (1, 4, 5, 11):
        history = make_history(count)
        oldest = count - len(history.roots)
        for index in sorted({oldest, count - 1}):
            case = suite.accept(
                f"{index}-of-{count}", f"root {index} of {count}", history, u64(index)
            )
        for index in (count, count + 1, 2**64 - 1):
            suite.reject(
                f"{index}-of-{count}",
                case,
                f"root {index}, which is not known yet",
                reason,
                history,
                u64(index),
            )
        if oldest > 0:
            suite.reject(
                f"{oldest - 1}-of-{count}",
                case,
                f"root {oldest - 1}, which has left",
                reason,
                history,
                u64(oldest - 1),
            )
    suite.reject("none", case, "no root at all", reason, make_history(0), u64(0))
