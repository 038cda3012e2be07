"""The last write of each key."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import PEARS, make_stored
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write one key several times, among others."""
    suite = make.suite(storage.get_kept_writes, "lists", "One key several times, among others.")
    one, two, three = make_stored(b"a", 1, 2), make_stored(b"b", 2, 3), make_stored(b"a", 3, 3)
    other = make_stored(b"a", 4, 9, PEARS)
    lists = {
        "none": [],
        "one": [one],
        "two-keys": [one, two],
        "two-keys-turned": [two, one],
        "same": [one, three],
        "same-turned": [three, one],
        "between": [one, two, three],
        "thrice": [one, three, one],
        "streams": [one, other, three],
    }
    for name, writes in lists.items():
        suite.accept(name, f"writes: {name}", writes)
