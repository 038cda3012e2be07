"""Vectors of storage.md#get_subtask_window."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from generators.mining import MINER_ID, OTHER_ID, make_context, make_mine
from zgspec.active import storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.get_subtask_window, "windows", "Ids, contexts and parameters.")
    for name in range(4):
        context = make_context(300, make_hash("context", name))
        for miner_id in (MINER_ID, OTHER_ID):
            suite.accept(
                f"{name}-{miner_id.hex()[:4]}", f"context {name}", make_mine(), context, miner_id
            )
