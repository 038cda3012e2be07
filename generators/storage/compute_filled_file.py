"""Readers of files."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, make_data
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write files around whole entries."""
    suite = make.suite(storage.compute_filled_file, "sizes", "Around whole entries.")
    for count in range(3):
        for size in (storage.ENTRY_SIZE * count + part for part in (-1, 0, 1)):
            if size >= 0:
                suite.accept(f"{size}", f"a file of {size} bytes", make_data(size, 1))
