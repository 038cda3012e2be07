"""A stream in which roles come and go, one change in each version."""

from __future__ import annotations

from typing import Final

from generators.kv import APPLES, FORMER, KEY_WRITER, OWNER, STRANGER, WRITER, Operation
from zgspec.active import primitives, storage
from zgspec.runtime import u64

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
