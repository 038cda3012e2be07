"""Vectors of storage.md#process_finish_file."""

from __future__ import annotations

from generators.files import make_frontier
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of counts: files with and without padding."""
    suite = make.suite(storage.process_finish_file, "counts", "Files with and without padding.")
    one = suite.accept("1", "a file of 1 entry", make_frontier(1))
    suite.reject("empty", one, "without its entry", storage.FileReject.EMPTY_FILE, make_frontier(0))
    for count in (2, 16, 17, 18, 19, 31, 33, 65, 1025, 2**32 + 1):
        suite.accept(f"{count}", f"a file of {count} entries", make_frontier(count))
