"""Vectors of storage.md#compute_submission_nodes."""

from __future__ import annotations

from typing import Final

from generators.files import make_file
from generators.framework import Maker, make_data
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of files: one to four nodes."""
    suite = make.suite(storage.compute_submission_nodes, "files", "One to four nodes.")
    entry = storage.ENTRY_SIZE
    one = suite.accept("1-byte", "a file of one byte", make_data(1))
    suite.reject("empty", one, "without its byte", storage.FileReject.EMPTY_FILE, b"")
    for count in (1, 2, 3, 7, 16, 17, 25, 29, 30, 31, 33, 65):
        suite.accept(f"{count}", f"a file of {count} entries", make_file(count))
    suite.accept("partial", "a partial last entry", make_file(6, 1))
    suite.accept("zeros", "zero entries", bytes(5 * entry))
