"""Who belongs to the accounts that may write of a stream, as of each version."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import ACCOUNTS, NEXT, make_used_stream
from generators.kv_roles import make_busy_stream
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write every account as of every version, in a stream in use and in one with many changes."""
    suite = make.suite(storage.can_write, "used", "A stream that is in use.")
    for name, account in ACCOUNTS.items():
        for version in (0, 1, NEXT - 1, NEXT):
            description = f"{name} as of version {version}"
            suite.accept(
                f"{name}-{version}", description, make_used_stream(), account, u64(version)
            )
    busy = make.suite(storage.can_write, "changes", "A stream in which roles come and go.")
    for name, account in ACCOUNTS.items():
        for version in (1, 2, 7, 8, 9, 11, 12, 13):
            description = f"{name} as of version {version}"
            busy.accept(f"{name}-{version}", description, make_busy_stream(), account, u64(version))
