"""Vectors of storage.md#process_set_min_difficulty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.parameter_bounds.mines import write_values
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write both sides of the bound, and of the present difficulty."""
    too_high = storage.BoundReject.MIN_DIFFICULTY_TOO_HIGH
    rejected = ((2**191 + 1, too_high), (2**192, too_high), (2**256 - 1, too_high))
    accepted = (0, 1, 3, 4, 5, 2**191 - 1, 2**191)
    write_values(make, storage.process_set_min_difficulty, accepted, rejected)
