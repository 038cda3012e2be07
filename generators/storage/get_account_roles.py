"""The roles of accounts, as of each version."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import ACCOUNTS, OWNER, make_used_stream
from generators.kv_roles import make_busy_stream
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write every account with two keys, while roles come and go."""
    suite = make.suite(storage.get_account_roles, "changes", "A stream in which roles come and go.")
    changes = (
        ("key-writer", b"first", (2, 3, 5, 6)),
        ("key-writer", b"second", (3, 4, 6, 7)),
        ("writer", b"first", (2, 4, 5, 8, 9)),
        ("owner", b"second", (7, 8)),
    )
    for name, key, versions in changes:
        for version in versions:
            suite.accept(
                f"{name}-{key.decode()}-{version}",
                f"{name} and the {key.decode()} key as of version {version}",
                make_busy_stream(),
                ACCOUNTS[name],
                key,
                u64(version),
            )
    used = make.suite(storage.get_account_roles, "used", "A stream that is in use.")
    for name, account in ACCOUNTS.items():
        for key in (b"apple", b"secret"):
            description = f"{name} and the key {key.decode()}"
            slug = f"{name}-{key.decode()}"
            used.accept(slug, description, make_used_stream(), account, key, u64(5))
    new = storage.get_new_stream()
    used.accept("new", "a stream without a transaction", new, OWNER, b"apple", u64(5))
