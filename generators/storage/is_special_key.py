"""Keys that are special, as of each version."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv_roles import make_busy_stream
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write two keys as of every version."""
    suite = make.suite(storage.is_special_key, "changes", "A key that is special for a while.")
    for key in (b"first", b"second"):
        for version in (4, 5, 9, 10):
            name = key.decode()
            suite.accept(
                f"{name}-{version}",
                f"the {name} key as of version {version}",
                make_busy_stream(),
                key,
                u64(version),
            )
