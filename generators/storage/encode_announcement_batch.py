"""The bytes of gossip messages with announcements."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.storage._peers import ED25519_PEER, make_signed, make_timed
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write batches of none to three announcements."""
    suite = make.suite(storage.encode_announcement_batch, "batches", "None to three announcements.")
    first = make_signed(make_timed(1))
    second = make_signed(make_timed(3, ED25519_PEER, b"", (0, 1), 2**32 - 1), 2**32 - 2)
    third = replace(make_signed(make_timed(0, shard=(2**40, 2**41))), signature=b"")
    suite.accept("none", "no announcement", [])
    suite.accept("one", "one announcement", [first])
    suite.accept("other", "an announcement of three files without an address", [second])
    suite.accept("empty", "an announcement without files and signature", [third])
    suite.accept("three", "three announcements", [third, second, first])
