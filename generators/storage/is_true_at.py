"""What changed in some versions."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import make_versions
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write up to three changes, and every version around them."""
    suite = make.suite(storage.is_true_at, "changes", "Around each of some changes.")
    for length in (0, 1, 3):
        changes = make_versions(*[3 + 3 * index for index in range(length)])
        for version in range(2, 4 + 3 * length, 1):
            suite.accept(
                f"{length}-at-{version}",
                f"{length} changes, as of {version}",
                changes,
                u64(version),
            )
