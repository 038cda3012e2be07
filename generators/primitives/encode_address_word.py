"""Vectors of primitives.md#encode_address_word."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from zgspec.active import primitives


def generate(make: Maker) -> None:
    """Make the suite of accounts: zeros stand first."""
    suite = make.suite(primitives.encode_address_word, "accounts", "Zeros stand first.")
    for name in ("alice", "bob"):
        account = primitives.address(make_hash(name)[:20])
        suite.accept(name, "an account", account)
    suite.accept("ones", "an account of ones", primitives.address(b"\xff" * 20))
    suite.accept(
        "last-byte", "an account with a last byte only", primitives.address(bytes(19) + b"\x01")
    )
