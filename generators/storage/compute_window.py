"""Vectors of storage.md#compute_window."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of windows: both of them."""
    suite = make.suite(storage.compute_window, "windows", "Both of them.")
    for window in storage.BlockHashWindow:
        suite.accept(window.name.lower().replace("_", "-"), f"the window {window.name}", window)
