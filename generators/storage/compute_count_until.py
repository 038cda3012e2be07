"""Places of versions among others."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import make_versions
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write lists of up to five versions, and every version around theirs."""
    suite = make.suite(storage.compute_count_until, "places", "Around each version of short lists.")
    for length in (0, 1, 2, 5):
        versions = make_versions(*[3 + 2 * index for index in range(length)])
        for version in range(2, 3 + 2 * length):
            suite.accept(
                f"{length}-at-{version}",
                f"{length} versions, as of {version}",
                versions,
                u64(version),
            )
    limits = make_versions(0, 2**63, 2**64 - 1)
    for version in (0, 2**63 - 1, 2**64 - 2, 2**64 - 1):
        suite.accept(f"limits-{version}", f"as of version {version}", limits, u64(version))
