"""Vectors of storage.md#encode_announcement."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._peers import ED25519_PEER, make_timed
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of fields: one field changes at a time."""
    suite = make.suite(storage.encode_announcement, "fields", "One field changes at a time.")
    suite.accept("base", "one file", make_timed().announcement)
    suite.accept("none", "no file", make_timed(0).announcement)
    suite.accept("files", "three files", make_timed(3).announcement)
    suite.accept("shard", "another shard", make_timed(shard=(5, 16)).announcement)
    suite.accept("peer", "another peer", make_timed(peer_id=ED25519_PEER).announcement)
    suite.accept("address", "no address", make_timed(address=b"").announcement)
