"""The last versions of keys."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import LAST, make_used_stream
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write every key as of every version."""
    suite = make.suite(storage.get_latest_version, "keys", "Keys written once, twice, never.")
    for key in (b"apple", b"banana", b"absent"):
        for version in (0, 1, 2, 3, 4, LAST):
            suite.accept(
                f"{key.decode()}-{version}",
                f"the key {key.decode()} as of version {version}",
                make_used_stream(),
                key,
                u64(version),
            )
