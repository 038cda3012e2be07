"""Vectors of storage.md#process_set_adjust_ratio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.parameter_bounds.mines import write_values
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write both sides of the bounds of the ratio."""
    rejected = (
        (0, storage.ParameterReject.ADJUST_RATIO_ZERO),
        (2**15 + 1, storage.BoundReject.ADJUST_RATIO_TOO_HIGH),
        (2**256 - 1, storage.BoundReject.ADJUST_RATIO_TOO_HIGH),
    )
    accepted = (1, 20, 2**15 - 1, 2**15)
    write_values(make, storage.process_set_adjust_ratio, accepted, rejected)
