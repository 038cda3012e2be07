"""Changes that are recorded, and those that change nothing."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import make_versions
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write both directions after none, one, two and three changes."""
    suite = make.suite(storage.process_change, "directions", "Both directions after some changes.")
    for length in range(4):
        for name, is_true in (("begins", True), ("ends", False)):
            changes = make_versions(*range(1, length + 1))
            suite.accept(
                f"{length}-{name}", f"it {name} after {length} changes", changes, u64(9), is_true
            )
    same = make_versions(4, 9)
    suite.accept("same-version", "it begins in the version in which it ended", same, u64(9), True)
