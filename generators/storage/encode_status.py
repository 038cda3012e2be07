"""What a node stores as the status of a file."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write every status."""
    suite = make.suite(storage.encode_status, "all", "Every status.")
    for status in storage.TransactionStatus:
        suite.accept(status.name.lower(), f"the status {status.name}", status)
