"""Vectors of storage.md#process_set_subtask_count."""

from __future__ import annotations

from generators.framework import Maker
from generators.setters import add_subtask_numbers
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write counts on both sides of the last window that fits."""
    suite = make.suite(
        storage.process_set_subtask_count, "values", "Both sides of the last window that fits."
    )
    reason = storage.ParameterReject
    zero = "no subtasks", reason.SUBTASKS_ZERO
    add_subtask_numbers(suite, u64, "{} subtasks".format, (4, 2), reason.TOO_MANY_SUBTASKS, zero)
