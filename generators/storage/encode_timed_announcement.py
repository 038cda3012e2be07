"""The bytes that a peer signs."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._peers import ED25519_PEER, PRIVATE_ADDRESS, make_timed
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write announcements that differ in one field."""
    suite = make.suite(storage.encode_timed_announcement, "fields", "One field changes at a time.")
    suite.accept("base", "one file", make_timed())
    suite.accept("files", "two files", make_timed(2))
    suite.accept("shard", "another shard", make_timed(shard=(5, 16)))
    suite.accept("peer", "another peer", make_timed(peer_id=ED25519_PEER))
    suite.accept("address", "another address", make_timed(address=PRIVATE_ADDRESS + b"\x00"))
    suite.accept("time", "another time", make_timed(timestamp=7))
