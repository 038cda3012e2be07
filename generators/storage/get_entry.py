"""Vectors of storage.md#get_entry."""

from __future__ import annotations

from generators.files import make_file
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of places: first, last, partial and absent entries."""
    suite = make.suite(storage.get_entry, "places", "First, last, partial and absent entries.")
    data = make_file(3, 5)
    for index, what in enumerate(("first", "second", "third", "partial last", "absent")):
        suite.accept(what.replace(" ", "-"), f"the {what} entry", data, primitives.entries(index))
    suite.accept("whole", "the last entry of whole entries", make_file(2), primitives.entries(1))
    suite.accept("empty-file", "an entry of a file without bytes", b"", primitives.entries(0))
    suite.accept("one-byte", "an entry of one byte", b"\x01", primitives.entries(0))
