"""Vectors of storage.md#process_set_subtask_interval."""

from __future__ import annotations

from generators.framework import Maker
from generators.setters import add_subtask_numbers
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write intervals on both sides of the longest one that fits."""
    suite = make.suite(
        storage.process_set_subtask_interval,
        "values",
        "Both sides of the longest interval that fits.",
    )
    reason = storage.ParameterReject
    add_subtask_numbers(
        suite,
        primitives.block_number,
        "every {} blocks".format,
        (34, 68),
        reason.SUBTASK_INTERVAL_TOO_LONG,
        ("an interval of zero", reason.SUBTASK_INTERVAL_ZERO),
    )
