"""Vectors of storage.md#process_set_target_submissions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.parameter_bounds.mines import write_values
from generators.framework import Maker

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write both sides of the bounds of wanted answers."""
    rejected = (
        (0, storage.BoundReject.TARGET_SUBMISSIONS_ZERO),
        (2**15 + 1, storage.BoundReject.TARGET_SUBMISSIONS_TOO_MANY),
        (2**254, storage.BoundReject.TARGET_SUBMISSIONS_TOO_MANY),
    )
    accepted = (1, 2, 2**15 - 1, 2**15)
    write_values(make, storage.process_set_target_submissions, accepted, rejected)
