"""Vectors of storage.md#encode_transaction."""

from __future__ import annotations

from generators.files import make_file
from generators.framework import Maker
from generators.storage._node import make_bare_transaction, make_transaction
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of fields: nodes, place, size and number."""
    suite = make.suite(storage.encode_transaction, "fields", "Nodes, place, size and number.")
    for count in (1, 3, 30):
        suite.accept(
            f"{count}", f"a file of {count} entries", make_transaction(make_file(count), 8, 5)
        )
    suite.accept(
        "partial",
        "a file with a partial last entry",
        make_transaction(make_file(2, 1), 2**40, 2**33),
    )
    suite.accept(
        "largest",
        "the largest numbers",
        make_bare_transaction(2**64 - 1, 2**64 - 1, sequence=2**64 - 1),
    )
