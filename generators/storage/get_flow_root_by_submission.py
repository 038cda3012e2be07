"""Vectors of storage.md#get_flow_root_by_submission."""

from __future__ import annotations

from generators.flow import make_flow, make_used_flow
from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suite of numbers: known and absent submissions."""
    suite = make.suite(
        storage.get_flow_root_by_submission, "numbers", "Known and absent submissions."
    )
    for index in (0, 1, 2, 2**64 - 1):
        suite.accept(f"{index}", f"submission {index} of 2", make_used_flow(), u64(index))
    suite.accept("none", "no submissions", make_flow(), u64(0))
