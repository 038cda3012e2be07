"""Writes that make a transaction fail."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import (
    ACCOUNTS,
    NEXT,
    PEARS,
    UNKNOWN,
    make_stored,
    make_stream_data,
    make_transaction,
    make_used_state,
)
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write every sender with keys of each kind, around the last version."""
    suite = make.suite(storage.get_write_failures, "writes", "Senders, keys, versions and streams.")
    late, early, secret = make_stored(b"apple"), make_stored(b"cherry"), make_stored(b"secret")
    lists = {
        "none": [],
        "late": [late],
        "secret": [secret],
        "late-secret-early": [late, secret, early],
        "untagged": [
            early,
            make_stored(b"x", stream_id=PEARS),
            make_stored(b"y", stream_id=UNKNOWN),
        ],
    }
    for sender in ("owner", "writer", "key-writer", "stranger"):
        transaction = make_transaction(NEXT, ACCOUNTS[sender], make_stream_data())
        for name, writes in lists.items():
            for version in (3, 4) if "late" in name else (4,):
                suite.accept(
                    f"{name}-{version}-by-{sender}",
                    f"{name} by {sender}, seen {version}",
                    make_used_state(),
                    transaction,
                    u64(version),
                    writes,
                )
