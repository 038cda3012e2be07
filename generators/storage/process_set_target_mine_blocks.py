"""Vectors of storage.md#process_set_target_mine_blocks."""

from __future__ import annotations

from generators.framework import Maker
from generators.setters import add_mine_numbers
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write lengths of windows on both sides of the longest one."""
    long = storage.ParameterReject.WINDOW_TOO_LONG
    accepted, refused = (0, 1, 255, 256), [(257, long), (2**64 - 1, long)]
    add_mine_numbers(
        make, storage.process_set_target_mine_blocks, primitives.block_number, accepted, refused
    )
