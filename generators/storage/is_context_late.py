"""Vectors of storage.md#is_context_late."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of limits: around both windows."""
    suite = make.suite(storage.is_context_late, "limits", "Around both windows.")
    for window in storage.BlockHashWindow:
        reach = storage.compute_window(window)
        for number in around([1001, 1000 + reach], 1001, 2**63):
            slug = f"{window.name.lower().replace('_', '-')}-{number}"
            suite.accept(
                slug,
                f"block {number} for block 1000, window {window.name}",
                window,
                primitives.block_number(1000),
                primitives.block_number(number),
            )
