"""A stream in which roles come and go, one change in each version, and cases of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generators.framework import Maker
from generators.kv import (
    ACCOUNTS,
    APPLES,
    FORMER,
    KEY_WRITER,
    OWNER,
    STRANGER,
    WRITER,
    Operation,
    make_used_stream,
)
from zgspec.active import primitives, storage
from zgspec.runtime import Uint64, u64

CHANGES: Final[tuple[tuple[storage.AccessOperation, bytes, primitives.Address], ...]] = (
    (Operation.GRANT_ADMIN_ROLE, b"", OWNER),
    (Operation.GRANT_WRITER_ROLE, b"", WRITER),
    (Operation.GRANT_SPECIAL_WRITER_ROLE, b"first", KEY_WRITER),
    (Operation.GRANT_SPECIAL_WRITER_ROLE, b"second", KEY_WRITER),
    (Operation.SET_KEY_TO_SPECIAL, b"first", primitives.ZERO_ADDRESS),
    (Operation.REVOKE_SPECIAL_WRITER_ROLE, b"first", KEY_WRITER),
    (Operation.RENOUNCE_SPECIAL_WRITER_ROLE, b"second", KEY_WRITER),
    (Operation.RENOUNCE_ADMIN_ROLE, b"", OWNER),
    (Operation.REVOKE_WRITER_ROLE, b"", WRITER),
    (Operation.SET_KEY_TO_NORMAL, b"first", primitives.ZERO_ADDRESS),
    (Operation.GRANT_WRITER_ROLE, b"", FORMER),
    (Operation.RENOUNCE_WRITER_ROLE, b"", FORMER),
    (Operation.GRANT_ADMIN_ROLE, b"", STRANGER),
)
"""The change of version index + 1."""


def make_busy_stream() -> storage.Stream:
    """Return the stream after all changes."""
    stream = storage.get_new_stream()
    for index, (operation, key, account) in enumerate(CHANGES):
        control = storage.AccessControl(operation, APPLES, key, account)
        storage.process_access_control(stream, u64(index + 1), control)
    return stream


KEY_VERSIONS: Final = (
    ("key-writer", b"first", (2, 3, 5, 6)),
    ("key-writer", b"second", (3, 4, 6, 7)),
    ("writer", b"first", (2, 4, 5, 8, 9)),
    ("owner", b"second", (7, 8)),
)
"""The versions around the changes of an account with a key."""


def add_key_role_cases(
    make: Maker, function: Callable[[storage.Stream, primitives.Address, bytes, Uint64], object]
) -> None:
    """Write every account with two keys, while roles come and go."""
    suite = make.suite(function, "changes", "A stream in which roles come and go.")
    for name, key, versions in KEY_VERSIONS:
        for version in versions:
            suite.accept(
                f"{name}-{key.decode()}-{version}",
                f"{name} and the {key.decode()} key as of version {version}",
                make_busy_stream(),
                ACCOUNTS[name],
                key,
                u64(version),
            )
    used = make.suite(function, "used", "A stream that is in use.")
    for name, account in ACCOUNTS.items():
        for key in (b"apple", b"secret"):
            description = f"{name} and the key {key.decode()}"
            slug = f"{name}-{key.decode()}"
            used.accept(slug, description, make_used_stream(), account, key, u64(5))
    new = storage.get_new_stream()
    used.accept("new", "a stream without a transaction", new, OWNER, b"apple", u64(5))


def add_role_cases(
    make: Maker,
    function: Callable[[storage.Stream, primitives.Address, Uint64], object],
    changes: dict[str, tuple[int, ...]],
) -> None:
    """Write accounts at the versions around their changes, accounts of a stream in use, and a new stream."""
    busy = make.suite(function, "changes", "A stream in which roles come and go.")
    for name, versions in changes.items():
        for version in versions:
            account, description = ACCOUNTS[name], f"{name} as of version {version}"
            busy.accept(f"{name}-{version}", description, make_busy_stream(), account, u64(version))
    used = make.suite(function, "used", "A stream that is in use.")
    for name, account in ACCOUNTS.items():
        used.accept(name, f"{name} in a stream", make_used_stream(), account, u64(5))
    new = storage.get_new_stream()
    used.accept("new", "an account in a new stream", new, OWNER, u64(5))
