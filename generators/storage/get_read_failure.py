"""Reads that make a transaction fail."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import NEXT, PEARS, UNKNOWN, make_read, make_used_state
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write no read, reads around the last version, and reads of other streams."""
    suite = make.suite(storage.get_read_failure, "reads", "Versions, streams and their order.")
    late, early, foreign = make_read(b"apple"), make_read(b"cherry"), make_read(b"x", UNKNOWN)
    lists = {
        "none": [],
        "late": [late],
        "early": [early],
        "foreign": [foreign],
        "early-late": [early, late],
        "late-foreign": [late, foreign],
        "foreign-late": [foreign, late],
        "other": [make_read(b"apple", PEARS)],
    }
    for name, reads in lists.items():
        for version in (3, 4):
            slug, description = f"{name}-{version}", f"{name}, seen {version}"
            suite.accept(slug, description, make_used_state(), u64(NEXT), u64(version), reads)
