"""Who belongs to the administrators of a stream, around each change."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from generators.kv import ACCOUNTS, OWNER, make_used_stream
from generators.kv_roles import make_busy_stream
from zgspec.active import storage
from zgspec.runtime import u64

VERSIONS: Final = {"owner": (0, 1, 7, 8, 9), "stranger": (0, 12, 13), "writer": (2,)}
"""The versions around the changes of an account."""


def generate(make: Maker) -> None:
    """Write accounts around their changes, accounts of a stream in use, and a new stream."""
    busy = make.suite(storage.is_admin, "changes", "A stream in which roles come and go.")
    for name, versions in VERSIONS.items():
        for version in versions:
            account, description = ACCOUNTS[name], f"{name} as of version {version}"
            busy.accept(f"{name}-{version}", description, make_busy_stream(), account, u64(version))
    used = make.suite(storage.is_admin, "used", "A stream that is in use.")
    for name, account in ACCOUNTS.items():
        used.accept(name, f"{name} in a stream", make_used_stream(), account, u64(5))
    new = storage.get_new_stream()
    used.accept("new", "an account in a new stream", new, OWNER, u64(5))
